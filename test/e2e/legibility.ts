import type { Page } from '@playwright/test';

/** A text on a page that is hard to read, and why. */
export interface HardToRead {
  readonly text: string;
  readonly why: string;
}

/**
 * The texts of a page that are too faint against what is behind them (WCAG 2: 4.5 to 1, large texts 3 to 1),
 * or smaller than `floor` pixels.
 */
export async function hardToRead(page: Page, floor: number): Promise<HardToRead[]> {
  return page.evaluate((least) => {
    const canvas = document.createElement('canvas');
    canvas.width = 1;
    canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    // The canvas does the mixing: every way of writing a colour ends as four bytes.
    const over = (colours: readonly string[]): number[] => {
      context.clearRect(0, 0, 1, 1);
      for (const colour of colours) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
      }
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const light = (rgb: readonly number[]) => {
      const [r, g, b] = rgb.map((byte) => {
        const part = byte / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const hard: { text: string; why: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim();
      const element = node.parentElement;
      if (!text || !element || element.closest('.unseen, option, script') || !element.checkVisibility())
        continue;
      const style = getComputedStyle(element);
      const behind: string[] = [];
      for (let each: Element | null = element; each; each = each.parentElement) {
        behind.unshift(getComputedStyle(each).backgroundColor);
      }
      const ground = light(over(behind));
      const ink = light(over([...behind, style.color]));
      const contrast = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 600);
      if (contrast < (isLarge ? 3 : 4.5)) hard.push({ text, why: `contrast ${contrast.toFixed(2)}` });
      if (size < least - 0.01) hard.push({ text, why: `${size} px` });
    }
    return hard;
  }, floor);
}
