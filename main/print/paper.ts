/** How a report lies on paper, by either door. Lengths are inches, as browsers take them. */
export const PAPER = {
  /** A4 unless the page's own print style says another size or turns it. */
  width: 8.27,
  height: 11.69,
  margins: { top: 0.5, bottom: 0.65, left: 0.5, right: 0.5 },
  header: '<span></span>',
  // A page of its own that the page's styles do not reach.
  footer: `<div style="width:100%;margin:0 0.5in;font:7pt sans-serif;color:#444;display:flex;justify-content:space-between">
<span class="title"></span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`,
} as const;

/** How a page says that it is drawn to the end: `<html data-ready="report">`. */
export const READY = 'report';
