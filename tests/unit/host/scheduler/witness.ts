/**
 * Watches a scheduler from outside and says what went against its promises: it knows only what was asked, what was pulled, which
 * rows ran and what was told.
 */
import { MOST_SELECTIONS_IN_A_ROW, OVERDUE_MS } from '../../../../lib/host/scheduler/choose-flow'
import { LOOK_AHEAD_BATCHES } from '../../../../lib/host/scheduler/fill-batch'
import { PRIORITIES, type Priority } from '../../../../lib/messaging/contract'
import { LIMITS, type RunningBatch, translated } from './engine'

/** One sentence that somebody asked for and that has been pulled. */
export interface Wanted {
  request: number
  client: string
  priority: Priority
  lane: string
  text: string
  tokens: number
  /** In the order in which its client's priority was pulled. */
  place: number
  told: number
  /** Its request has ended, or it was told. */
  isOver: boolean
  pulledMs: number
  overtakenBy: Set<Wanted>
  /** Since when it has been the oldest of its line, and how many batches went before it since that was too long ago. */
  oldestSinceMs: number | null
  passedBy: number
  /** Batches stopped since then. */
  stopsBefore: number
}

/** What waits in one lane of one client's priority. */
interface Line {
  name: string
  rank: number
  waiting: Wanted[]
}

export type Property = 'loss' | 'duplicate' | 'order' | 'priority' | 'batch' | 'wait'

export class Witness {
  /** Of requests that have not ended, told or not. */
  readonly #open = new Map<number, Wanted[]>()
  #places = 0
  readonly broken: Record<Property, string[]> = {
    loss: [],
    duplicate: [],
    order: [],
    priority: [],
    batch: [],
    wait: [],
  }
  readonly #nowMs: () => number
  #running: Set<string> = new Set()
  #selectionsInARow = 0
  /** Most lines at a time, of selections and below. */
  #most = { selections: 0, lower: 0 }
  #stops = 0

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  pulled(about: Pick<Wanted, 'request' | 'client' | 'priority' | 'lane' | 'text' | 'tokens'>): Wanted {
    const wanted: Wanted = {
      ...about,
      place: this.#places++,
      told: 0,
      isOver: false,
      pulledMs: this.#nowMs(),
      overtakenBy: new Set(),
      oldestSinceMs: null,
      passedBy: 0,
      stopsBefore: 0,
    }
    this.#open.set(about.request, [...(this.#open.get(about.request) ?? []), wanted])
    return wanted
  }

  told(wanted: Wanted, result: string): void {
    if (wanted.isOver) this.broken.duplicate.push(`told again or after its end: ${wanted.text}`)
    if (result !== translated(wanted.text)) this.broken.loss.push(`${wanted.text} was told as ${result}`)
    wanted.told++
    wanted.isOver = true
  }

  ended(request: number, outcome: string): void {
    for (const wanted of this.#open.get(request) ?? []) {
      if (outcome === 'done' && wanted.told !== 1)
        this.broken.loss.push(`${wanted.text} of a request that ended well was told ${wanted.told} times`)
      wanted.isOver = true
    }
    this.#open.delete(request)
  }

  /** Pulled, not told, of a request that goes on. */
  wanted(): Wanted[] {
    return [...this.#open.values()].flat().filter(({ isOver }) => !isOver)
  }

  /** A batch failed: whoever wanted one of these texts is about to be told so. */
  failed(lane: string, texts: string[]): void {
    for (const { request } of this.wanted().filter((one) => one.lane === lane && texts.includes(one.text)))
      for (const one of this.#open.get(request)!) one.isOver = true
    this.rested()
  }

  /** `isShared`: several may want the same text, and who took it cannot be told from outside. */
  batch({ lane, rows }: RunningBatch, isShared: boolean): void {
    const texts = rows.map(({ text }) => text)
    const lines = this.age()
    const inBatch = this.wanted().filter((one) => one.lane === lane && texts.includes(one.text))
    if (new Set(texts).size < texts.length) this.broken.duplicate.push(`twice in a batch: ${texts.join()}`)
    if (!texts.every((text) => inBatch.some((one) => one.text === text)))
      for (const property of ['batch', 'duplicate'] as const)
        this.broken[property].push(`nobody wants, in this lane, a row of ${texts.join()}`)
    const longest = Math.max(...inBatch.map(({ tokens }) => tokens))
    const isFull =
      rows.length > LIMITS.sentences || (rows.length > 1 && rows.length * longest > LIMITS.tokens)
    if (isFull) this.broken.batch.push(`${rows.length} rows of ${longest} tokens`)
    if (!isShared) this.#inOrder(lines, inBatch)
    if (!isShared) this.#inTurn(lines, inBatch, texts[0]!)
    this.#passed(lines, inBatch)
    this.#running = new Set(inBatch.map(keyOf))
    this.age()
  }

  stopped(): void {
    this.#stops++
    this.rested()
  }

  /** The batch has ended; what was not told waits again. */
  rested(): void {
    this.#running = new Set()
    this.age()
  }

  #lines(): Line[] {
    const waiting = this.wanted().filter((one) => !this.#running.has(keyOf(one)))
    const groups = Map.groupBy(waiting, ({ client, priority, lane }) => `${client} ${priority} ${lane}`)
    const lines = [...groups].map(([name, waiting]) => ({
      name,
      rank: PRIORITIES.indexOf(waiting[0]!.priority),
      waiting,
    }))
    const selections = lines.filter(({ rank }) => rank === 0).length
    this.#most.selections = Math.max(this.#most.selections, selections)
    this.#most.lower = Math.max(this.#most.lower, lines.length - selections)
    return lines
  }

  /** A line's oldest is in every batch that takes from it, and nobody is overtaken by many. */
  #inOrder(lines: Line[], inBatch: Wanted[]): void {
    for (const { name, waiting } of lines) {
      const taken = waiting.filter((one) => inBatch.includes(one))
      if (taken.length === 0) continue
      if (taken[0] !== waiting[0]) this.broken.order.push(`${name}: its oldest was left behind`)
      for (const left of waiting.filter((one) => !taken.includes(one))) {
        for (const one of taken) if (one.place > left.place) left.overtakenBy.add(one)
        if (left.overtakenBy.size >= LOOK_AHEAD_BATCHES * LIMITS.sentences)
          this.broken.order.push(`${name}: ${left.text} was overtaken by ${left.overtakenBy.size}`)
      }
    }
  }

  /** Nothing goes before something of higher priority, unless it is overdue. */
  #inTurn(lines: Line[], inBatch: Wanted[], first: string): void {
    const line = lines.find(({ waiting }) => waiting.some(({ text }) => text === first))
    if (!line) return
    const ranks = new Set(inBatch.map(({ priority }) => PRIORITIES.indexOf(priority)))
    if (ranks.size > 1) this.broken.priority.push('a batch of two priorities')
    const highest = Math.min(...lines.map(({ rank }) => rank))
    const isOverdue = this.#nowMs() - line.waiting[0]!.pulledMs >= OVERDUE_MS
    const hadTheirTurn = highest > 0 || this.#selectionsInARow >= MOST_SELECTIONS_IN_A_ROW
    if (line.rank > highest && !(isOverdue && hadTheirTurn))
      this.broken.priority.push(`${line.name} went before ${PRIORITIES[highest]}`)
    this.#selectionsInARow = line.rank === 0 ? this.#selectionsInARow + 1 : 0
  }

  /** The bounds of `choose-flow.ts`; a batch that is stopped costs its turn. */
  #passed(lines: Line[], inBatch: Wanted[]): void {
    for (const { name, rank, waiting } of lines) {
      const oldest = waiting[0]!
      if (inBatch.includes(oldest) || this.#nowMs() - oldest.oldestSinceMs! < OVERDUE_MS) continue
      if (oldest.passedBy++ === 0) oldest.stopsBefore = this.#stops
      const stops = this.#stops - oldest.stopsBefore
      const turn = MOST_SELECTIONS_IN_A_ROW + 1
      const bound =
        rank === 0
          ? (this.#most.selections * turn) / MOST_SELECTIONS_IN_A_ROW + 1 + stops
          : (this.#most.lower + 1 + stops) * turn
      if (oldest.passedBy > bound)
        this.broken.wait.push(`${name}: overdue, and ${oldest.passedBy} went before`)
    }
  }

  /** Notes what is the oldest of its line by now; call it before the clock moves. */
  age(): Line[] {
    const lines = this.#lines()
    for (const { waiting } of lines) {
      waiting[0]!.oldestSinceMs ??= this.#nowMs()
      // It was the oldest while one before it ran, whose batch was stopped.
      for (const one of waiting.slice(1)) Object.assign(one, { oldestSinceMs: null, passedBy: 0 })
    }
    return lines
  }
}

const keyOf = ({ lane, text }: Wanted) => `${lane} ${text}`
