/**
 * Words that go with a number. A key has one sentence for each plural category of its language, by the category's CLDR name:
 *
 *   count:
 *     one: 1 model                 in Russian: one, few, many, other; in Arabic all six; in Japanese `other` alone
 *     other: '{count} models'
 *
 * `Intl.PluralRules` chooses. `browser.i18n` has no plurals, and those of @wxt-dev/i18n know only 0, 1 and the rest.
 */
import type { GeneratedI18nStructure as Structure } from '#i18n'
import { count as figure } from './format'
import { words } from './words'

/** Keys whose words depend on a number. */
export type CountedKey = {
  [Key in keyof Structure]: Key extends `${infer Base}.other` ? Base : never
}[keyof Structure]

type Named<Key extends CountedKey> = Structure[`${Key}.other`] extends {
  namedSubstitutions: infer Names extends string[]
}
  ? Exclude<Names[number], 'count'>
  : never

type Rest<Key extends CountedKey> = [Named<Key>] extends [never] ? [] : [values: Record<Named<Key>, string>]

let rules: Intl.PluralRules | undefined

/** The sentence for a whole number; `{count}` in it is the number as the reader's language writes it. */
export function counted<Key extends CountedKey>(key: Key, count: number, ...[values]: Rest<Key>): string {
  rules ??= new Intl.PluralRules(words('locale'))
  // The compiler has checked the key by its form `other`, which every language has; a test checks the forms of each.
  const say = words as unknown as (key: string, values: Record<string, string>) => string
  return say(`${key}.${rules.select(count)}`, { count: figure(count), ...values })
}
