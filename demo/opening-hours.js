/** A web component: its words are in a closed shadow root, which only an extension can look into. */
customElements.define(
  'opening-hours',
  class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: 'closed' })
      const style = document.createElement('style')
      style.textContent = ':host { display: block; } p { margin: 0; font: 15px/1.5 system-ui, sans-serif; }'
      const text = document.createElement('p')
      text.textContent = 'Le musée est ouvert ce soir.'
      root.append(style, text)
    }
  },
)
