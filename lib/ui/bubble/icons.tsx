/** Drawn on a 16 px grid with one stroke; always beside a name for the screen reader, so hidden from it. */
import type { ComponentChildren } from 'preact'

function Icon({ children, size = 16 }: { children: ComponentChildren; size?: number }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      {children}
    </svg>
  )
}

export const CopyIcon = () => (
  <Icon>
    <rect x="5.75" y="5.75" width="7.5" height="7.5" rx="1.5" />
    <path d="M3.5 10.25h-.25a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v.25" />
  </Icon>
)

export const CheckIcon = () => (
  <Icon>
    <path d="m3 8.5 3.25 3.25L13 5" />
  </Icon>
)

export const CloseIcon = () => (
  <Icon>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
)

export const ArrowIcon = () => (
  <span class="arrow">
    <Icon size={14}>
      <path d="M2.5 8h11M9.5 4l4 4-4 4" />
    </Icon>
  </span>
)

/** Out and back: the two sides change places. */
export const SwapIcon = () => (
  <Icon size={14}>
    <path d="M2.5 5.5h11M11 3l2.5 2.5L11 8M13.5 11h-11M5 8.5 2.5 11 5 13.5" />
  </Icon>
)

export const SpeakerIcon = () => (
  <Icon>
    <path d="M2.5 6.25v3.5h2.25L8 12.5v-9L4.75 6.25zM10.5 5.75a3.2 3.2 0 0 1 0 4.5M12.25 3.75a6 6 0 0 1 0 8.5" />
  </Icon>
)

export const StopIcon = () => (
  <Icon>
    <rect x="4.5" y="4.5" width="7" height="7" rx="1" />
  </Icon>
)

export const ChevronIcon = () => (
  <Icon size={10}>
    <path d="m3.5 6 4.5 4.5L12.5 6" />
  </Icon>
)
