/** Reads a trace of Chromium: the tasks of one page's main thread, and what each is made of. */

export interface MainTask {
  wallMs: number
  /** Of it, on a processor. */
  cpuMs: number
  /** What took longest in it, longest first: names of the trace, milliseconds without what is inside. */
  parts: [string, number][]
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args: { data?: { message?: string; name?: string; functionName?: string } }
}

/** @param mark a `console.timeStamp` of the page, which tells its thread. Longest first. */
export function mainTasks(trace: Buffer, mark: string): MainTask[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] }
  const marked = traceEvents.find(
    ({ name, args }) => name === 'TimeStamp' && (args.data?.message ?? args.data?.name) === mark,
  )
  if (!marked) throw new Error('the page has left no mark in the trace')
  const here = traceEvents
    .filter(({ pid, tid, ph }) => pid === marked.pid && tid === marked.tid && ph === 'X')
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  const isTask = ({ name }: TraceEvent) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask'
  const tasks: MainTask[] = []
  let at = 0
  for (const task of here.filter(isTask)) {
    const end = task.ts + (task.dur ?? 0)
    while (at < here.length && here[at]!.ts < task.ts) at++
    const inside: TraceEvent[] = []
    for (let place = at; place < here.length && here[place]!.ts < end; place++)
      if (here[place] !== task && !isTask(here[place]!)) inside.push(here[place]!)
    tasks.push({ wallMs: (task.dur ?? 0) / 1000, cpuMs: (task.tdur ?? 0) / 1000, parts: partsOf(inside) })
  }
  if (tasks.length === 0) throw new Error('the trace has no task of the page')
  return tasks.toSorted((a, b) => b.wallMs - a.wallMs)
}

export function describe({ wallMs, cpuMs, parts }: MainTask): string {
  const most = parts.slice(0, 3).map(([name, ms]) => `${name} ${ms.toFixed(1)}`)
  return `${wallMs.toFixed(1)} ms, ${cpuMs.toFixed(1)} of them on a processor (${most.join(', ')})`
}

function partsOf(events: TraceEvent[]): [string, number][] {
  const own = new Map<string, number>()
  const open: TraceEvent[] = []
  const add = (name: string, us: number) => own.set(name, (own.get(name) ?? 0) + us / 1000)
  for (const event of events) {
    while (open.length > 0 && open.at(-1)!.ts + (open.at(-1)!.dur ?? 0) <= event.ts) open.pop()
    const outer = open.at(-1)
    if (outer) add(outer.name, -(event.dur ?? 0))
    add(event.name, event.dur ?? 0)
    open.push(event)
  }
  return [...own].toSorted((a, b) => b[1] - a[1])
}
