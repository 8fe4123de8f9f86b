/** A sentence that a model or a page wrote: its emphasis drawn, everything else text. Nothing in it can become markup or a link. */
import type { ComponentChildren } from 'preact'
import { type Inline, parseInline } from '../../text/safe-markdown'

export const SafeText = ({ text }: { text: string }) => <>{parseInline(text).map(draw)}</>

function draw(part: Inline, at: number): ComponentChildren {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'code':
      return <code key={at}>{part.text}</code>
    case 'strong':
      return <strong key={at}>{part.children.map(draw)}</strong>
    case 'emphasis':
      return <em key={at}>{part.children.map(draw)}</em>
  }
}
