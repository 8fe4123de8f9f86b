/** How far a download is, in a line: bytes of total, rate, time left; what it waits for. */
import type { DownloadProgress } from '../../messaging/models-contract'
import { byteSize, roughTime } from '../format'
import { words } from '../words'

export function progressWords(progress: DownloadProgress | null): string {
  if (!progress) return words('download.starting')
  const { phase, file, bytesHere, totalBytes, bytesPerSecond, secondsLeft } = progress
  const line = bytesOfTotal(progress)
  if (phase === 'checking') return words('download.checking', { line, file: fileName(file) })
  if (phase === 'waiting') return words('download.waiting', { line })
  if (bytesPerSecond <= 0 || bytesHere >= totalBytes) return line
  const fast = words('download.rate', { line, rate: byteSize(bytesPerSecond) })
  return secondsLeft === undefined
    ? fast
    : words('download.left', { line: fast, time: roughTime(secondsLeft) })
}

export const bytesOfTotal = ({
  bytesHere,
  totalBytes,
}: Pick<DownloadProgress, 'bytesHere' | 'totalBytes'>): string =>
  words('download.bytes', { here: byteSize(bytesHere), total: byteSize(totalBytes) })

const fileName = (path: string) => path.split('/').at(-1) ?? path
