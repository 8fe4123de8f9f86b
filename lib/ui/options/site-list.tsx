/** A list of sites: what a person types, an address or a name, becomes the site it belongs to. */
import { useState } from 'preact/hooks'
import { siteOf } from '../../settings/sites'
import { words } from '../words'
import { NamedList } from './named-list'

interface Props {
  label: string
  sites: string[]
  set(site: string, isListed: boolean): void
}

export function SiteList({ label, sites, set }: Props) {
  const [typed, setTyped] = useState('')
  const [isInvalid, setInvalid] = useState(false)
  const add = () => {
    const site = siteOf(typed)
    setInvalid(site === null)
    if (site === null) return
    setTyped('')
    set(site, true)
  }
  return (
    <div class="rule-list">
      <h3>{label}</h3>
      <NamedList
        label={label}
        items={sites.map((site) => ({ id: site, name: site }))}
        remove={(site) => set(site, false)}
      />
      <form
        class="line-form"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <input
          type="text"
          inputMode="url"
          dir="ltr"
          spellcheck={false}
          placeholder="example.org"
          aria-label={words('pages.addSiteTo', { list: label })}
          aria-invalid={isInvalid}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setInvalid(false)
          }}
        />
        <button type="submit" disabled={typed.trim() === ''}>
          {words('pages.add')}
        </button>
      </form>
      {isInvalid && (
        <p class="failure" role="alert">
          {words('pages.siteInvalid')}
        </p>
      )}
    </div>
  )
}
