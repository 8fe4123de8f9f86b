/** A model out of files: a folder, loose files, or either of them dropped. What does not work is said precisely. */
import { useState } from 'preact/hooks'
import { type PickedFile, allFromDirectory, allFromInput } from '../../models/import/picked-files'
import { counted } from '../counted'
import { errorSentence } from '../error-sentence'
import { byteSize } from '../format'
import { factsInRow } from '../in-a-row'
import { words } from '../words'
import { languagesWords, taskName } from './model-words'
import type { FolderPhase, OwnState } from './own-state'

export function FolderView({ own }: { own: OwnState }) {
  const [isOver, setOver] = useState(false)
  const phase = own.folder.value
  const take = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    const name = files[0]?.webkitRelativePath.split('/')[0] ?? ''
    void own.pick(allFromInput(files), name)
    // The same folder can be chosen again after something in it was mended.
    input.value = ''
  }
  return (
    <section>
      <h3>{words('own.fromFolder')}</h3>
      <div
        class={isOver ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (event.dataTransfer)
            void dropped(event.dataTransfer).then(({ files, name }) => own.pick(files, name))
        }}
      >
        <span class="soft">{words('own.drop')}</span>
        <FileButton label={words('own.chooseFolder')} isFolder take={take} />
        <FileButton label={words('own.chooseFiles')} take={take} />
      </div>
      <FolderState phase={phase} own={own} />
    </section>
  )
}

interface FileButtonProps {
  label: string
  isFolder?: boolean
  take(input: HTMLInputElement): void
}

/** A file input that looks like the buttons around it and stays what it is for keyboard and screen reader. */
const FileButton = ({ label, isFolder = false, take }: FileButtonProps) => (
  <label class="file-button">
    <span aria-hidden="true">{label}</span>
    <input
      type="file"
      aria-label={label}
      multiple
      {...(isFolder && { webkitdirectory: true })}
      onChange={(event) => take(event.currentTarget)}
    />
  </label>
)

function FolderState({ phase, own }: { phase: FolderPhase; own: OwnState }) {
  switch (phase.name) {
    case 'empty':
      return null
    case 'inspecting':
      return <p role="status">{words('own.inspecting')}</p>
    case 'refused':
      return (
        <div class="failure" role="alert">
          <p>{words('own.refused')}</p>
          <ul class="problems">
            {phase.problems.map((problem) => (
              <li key={JSON.stringify(problem)} data-part="error" data-code={problem.code}>
                {errorSentence(problem).what}
              </li>
            ))}
          </ul>
        </div>
      )
    case 'inspected': {
      const { entry, refused, files } = phase
      const languages = languagesWords(entry)
      return (
        <div class="listing">
          <p role="status">
            <strong>{entry.name}</strong>{' '}
            {factsInRow(
              taskName(entry.task),
              entry.architecture,
              languages,
              counted('own.size', files.length, {
                size: byteSize(files.reduce((sum, { file }) => sum + file.size, 0)),
              }),
            )}
          </p>
          {refused.map((problem) => (
            <p key={JSON.stringify(problem)} class="soft" data-code={problem.code}>
              {errorSentence(problem).what}
            </p>
          ))}
          <p class="actions">
            <button type="button" class="primary" onClick={() => void own.importPicked()}>
              {words('own.import')}
            </button>
            <button type="button" class="quiet" onClick={own.forgetPicked}>
              {words('listing.notNow')}
            </button>
          </p>
        </div>
      )
    }
    case 'importing': {
      const { progress, entry } = phase
      const line = progress
        ? words('own.importing', {
            file: progress.file,
            done: byteSize(progress.bytesDone),
            total: byteSize(progress.totalBytes),
          })
        : words('own.importStarting')
      return (
        <div class="listing">
          <p>{line}</p>
          <progress
            class="line-progress"
            aria-label={words('download.label', { name: entry.name })}
            aria-valuetext={line}
            value={progress?.bytesDone ?? 0}
            max={progress?.totalBytes || 1}
          />
          <p class="actions">
            <button type="button" class="quiet" onClick={own.forgetPicked}>
              {words('own.cancel')}
            </button>
          </p>
        </div>
      )
    }
  }
}

/** A dropped folder, where the browser hands out a handle of it; else the dropped files. */
async function dropped(transfer: DataTransfer): Promise<{ files: PickedFile[]; name: string }> {
  const files = [...transfer.files]
  const item: (DataTransferItem & HandleSource) | undefined = transfer.items[0]
  // Asked at once: the items are gone after the first turn.
  const handle = await item?.getAsFileSystemHandle?.().catch(() => null)
  if (handle?.kind === 'directory') {
    return { files: await allFromDirectory(handle as FileSystemDirectoryHandle), name: handle.name }
  }
  return { files: allFromInput(files), name: '' }
}

interface HandleSource {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>
}
