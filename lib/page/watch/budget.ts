/**
 * How often the same may happen: at first `times` in `windowMs`, then once, and after that one a wait that doubles each time. Who
 * has been quiet for a window begins anew; nobody is given up for good, since a page may live for days.
 */
export interface Budget {
  /** Milliseconds to wait; 0: now, and it is counted. */
  ask(place: object, detail?: string): number
  /** It has had to wait longer than a reader would: to be told as restless. */
  isRestless(place: object): boolean
}

export interface BudgetOptions {
  times: number
  windowMs: number
  firstWaitMs: number
  maxWaitMs: number
  now: () => number
}

interface Account {
  at: number[]
  level: number
  until: number
}

const RESTLESS_LEVEL = 3
/** Of the texts that may come and go in one place. */
const MAX_DETAILS = 64

export function createBudget(options: BudgetOptions): Budget {
  const { times, windowMs, firstWaitMs, maxWaitMs, now } = options
  const places = new WeakMap<object, Map<string, Account>>()

  const accountOf = (place: object, detail: string) => {
    const accounts = places.get(place) ?? new Map<string, Account>()
    places.set(place, accounts)
    const account = accounts.get(detail) ?? { at: [], level: 0, until: 0 }
    accounts.delete(detail)
    accounts.set(detail, account)
    if (accounts.size > MAX_DETAILS) accounts.delete(accounts.keys().next().value!)
    return account
  }

  return {
    ask(place, detail = '') {
      const account = accountOf(place, detail)
      const time = now()
      if (time < account.until) return account.until - time
      account.at = account.at.filter((at) => at > time - windowMs)
      if (account.at.length === 0) account.level = 0
      if (account.at.length < times) {
        account.at.push(time)
        return 0
      }
      account.level += 1
      account.until = time + Math.min(maxWaitMs, firstWaitMs * 2 ** (account.level - 1))
      account.at = Array.from({ length: times - 1 }, () => account.until)
      return account.until - time
    },
    isRestless: (place) =>
      [...(places.get(place)?.values() ?? [])].some(({ level }) => level >= RESTLESS_LEVEL),
  }
}
