/** A file of text for the reader, through the browser's own download. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the file once the click is over; a minute is for a slow disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
