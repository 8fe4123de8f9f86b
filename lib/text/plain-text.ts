/**
 * A text that can cross any border: no NUL, which ends strings elsewhere, and no half of a surrogate pair, which JSON and
 * UTF-8 cannot carry. White space around it goes too: a triple click takes the line break along.
 */
export function plainText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().trim()
}
