import type { BrowserWindow, Dialog, PrintToPDFOptions } from 'electron';
import { PAPER } from '../print/paper.ts';
import { writeWhole } from '../print/whole-file.ts';

/** The same paper as `wallclock report --pdf` prints on. */
const OPTIONS: PrintToPDFOptions = {
  pageSize: 'A4',
  margins: PAPER.margins,
  printBackground: true,
  preferCSSPageSize: true,
  displayHeaderFooter: true,
  headerTemplate: PAPER.header,
  footerTemplate: PAPER.footer,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
};

/** What a system does not let into a file's name. */
const FORBIDDEN = /[\p{Cc}<>:"/\\|?*]+/gu;

/** Saves the page of a window as a PDF, by its print style, where the person says; says so when that fails. */
export async function savePdf(
  window: BrowserWindow | null,
  dialog: Pick<Dialog, 'showSaveDialog' | 'showErrorBox'>,
): Promise<void> {
  if (window === null) return;
  const { webContents } = window;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `${webContents.getTitle().replace(FORBIDDEN, '')}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || filePath === '') return;
  try {
    writeWhole(filePath, [await webContents.printToPDF(OPTIONS)]);
  } catch (error) {
    dialog.showErrorBox('The PDF could not be saved', (error as Error).message);
  }
}
