/** Sliders, for settings: on a 16 px grid with one stroke. The button around it has the name. */
export const SettingsIcon = () => (
  <svg
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.35"
    stroke-linecap="round"
    aria-hidden="true"
  >
    <path d="M2 5h5.5M12 5h2M2 11h2M8.5 11H14" />
    <circle cx="9.75" cy="5" r="2.1" />
    <circle cx="6.25" cy="11" r="2.1" />
  </svg>
)
