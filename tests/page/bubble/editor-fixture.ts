/** What a test needs to select in an editor, leave it for the bubble, and replace from there. */
import { userEvent } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import { findSelection } from '../../../lib/page/find-selection'
import { replaceSelection } from '../../../lib/page/replace-selection'

export type Field = HTMLInputElement | HTMLTextAreaElement

/** Selects a part of a field's value, as a reader would. */
export function selectIn(field: Field, part: string): void {
  field.focus()
  const start = field.value.indexOf(part)
  field.setSelectionRange(start, start + part.length)
}

/** The bubble has the focus, and is typed into, while the translation is read. */
export async function focusElsewhere(): Promise<void> {
  const host = document.createElement('div')
  document.documentElement.append(host)
  const outside = document.createElement('textarea')
  host.attachShadow({ mode: 'closed' }).append(outside)
  outside.value = 'typed here'
  outside.focus()
  outside.select()
  await new Promise(requestAnimationFrame)
}

/** Finds what is selected, goes somewhere else, and replaces it from there. */
export async function replace(text: string): Promise<void> {
  const found = findSelection(document)
  await focusElsewhere()
  await replaceSelection(found, text)
}

export const refusal = (promise: Promise<void>) =>
  promise.then(
    () => null,
    (error: unknown) => ({ code: (error as GlossError).code, values: (error as GlossError).values }),
  )

export const undo = () => userEvent.keyboard('{Control>}z{/Control}')

export function listen(element: EventTarget): string[] {
  const heard: string[] = []
  for (const type of ['beforeinput', 'input', 'change'])
    element.addEventListener(type, (event) =>
      heard.push(`${type} ${(event as InputEvent).inputType} ${(event as InputEvent).data}`),
    )
  return heard
}
