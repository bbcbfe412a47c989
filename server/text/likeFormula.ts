/** A text that a program for spreadsheets would take for a formula; some do so for the full-width twins too. */
export const LIKE_FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;
