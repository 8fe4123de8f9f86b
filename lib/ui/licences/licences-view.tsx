/** Whose work Gloss contains, and under which words: a line for each part, its licence inside it. */
import { words } from '../words'
import type { Part } from './parts'

export function LicencesView({ parts }: { parts: readonly Part[] }) {
  const of = (kind: Part['kind']) => parts.filter((part) => part.kind === kind)
  return (
    <>
      <p class="lead">{words('licences.lead')}</p>
      <PartList parts={of('gloss')} />
      <h2>{words('licences.models')}</h2>
      <PartList parts={of('model')} />
      <h2>{words('licences.libraries')}</h2>
      <PartList parts={of('library')} />
    </>
  )
}

const PartList = ({ parts }: { parts: readonly Part[] }) => (
  <ul class="parts">
    {parts.map((part) => (
      <li key={part.name}>
        <details>
          <summary>
            <bdi class="part-name">{part.name}</bdi> <bdi class="soft">{part.version}</bdi>{' '}
            <bdi class="part-licence soft">{part.licence}</bdi>
          </summary>
          {part.source && (
            <p>
              {words('licences.source')} <a href={part.source}>{part.source}</a>
            </p>
          )}
          {/* The licences are in English, whatever the page is in. */}
          <pre lang="en" dir="ltr" tabIndex={0}>
            {part.text}
          </pre>
        </details>
      </li>
    ))}
  </ul>
)
