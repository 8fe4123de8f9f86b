/**
 * Copies text. The clipboard is closed to pages without TLS and to those whose policy says so; the old command, which needs
 * a selected field, still works there.
 */
export async function copyText(text: string, root: ShadowRoot): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyFromField(text, root)
  }
}

function copyFromField(text: string, root: ShadowRoot): boolean {
  const focused = root.activeElement as HTMLElement | null
  const field = root.ownerDocument.createElement('textarea')
  field.className = 'spoken'
  field.value = text
  root.append(field)
  field.select()
  try {
    return root.ownerDocument.execCommand('copy')
  } finally {
    field.remove()
    focused?.focus()
  }
}
