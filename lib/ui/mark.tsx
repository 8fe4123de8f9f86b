/** Gloss's sign: two lines of text and the note between them. The drawing of `assets/icon.svg` without its tile. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <rect class="mark-line" x="1" y="2" width="14" height="2.5" rx="1.25" />
      <rect class="mark-note" x="6" y="7" width="6" height="2" rx="1" />
      <rect class="mark-line" x="1" y="11.5" width="14" height="2.5" rx="1.25" />
    </svg>
  )
}
