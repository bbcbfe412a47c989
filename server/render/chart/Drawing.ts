/** What is drawn, in pixels, as SVG elements from the corner at the top left. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

/** The size of all text in a chart. */
export const fontSize = 14;

/** From one line of text to the next. */
export const lineHeight = 18;
