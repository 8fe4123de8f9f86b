/** French of so many sentences, no two the same: what is the same is translated once, and a long text would be a short one. */
export function letters(count: number): string {
  return Array.from({ length: count }, (_, at) => `La lettre ${at + 1} était écrite en anglais.`).join(' ')
}
