// Improves pages that already work without it.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, Header, NotificationBanner, Radios, SkipLink, createAll
} from 'nhsuk-frontend'
import './asked-already.js'
import './passkeys.js'
import './preview.js'
import './reorder.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')

// Not FileUpload: the visible words of its button are not part of the button's accessible name (axe-core:
// label-content-name-mismatch), so people who speak to their computer could not press it. The browser's own control does.
for (const component of [
  Button, CharacterCount, Checkboxes, ErrorSummary, Header, NotificationBanner, Radios, SkipLink
]) {
  createAll(component)
}

// A radio has no aria-expanded (axe-core: aria-allowed-attr), though the design system's script sets it on one that opens a field.
const opening = document.querySelectorAll('input[type="radio"][aria-controls]')
const expanded = new MutationObserver(changes => changes.forEach(change => change.target.removeAttribute('aria-expanded')))
for (const radio of opening) {
  radio.removeAttribute('aria-expanded')
  expanded.observe(radio, { attributeFilter: ['aria-expanded'] })
}

// Only the browser prints, so only script offers it.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// Where a paper is typed in, Enter goes on to the next field, as Tab does.
for (const form of document.querySelectorAll('[data-enter-goes-on]')) {
  form.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing || event.target.tagName !== 'INPUT') {
      return
    }

    event.preventDefault()
    const fields = [...form.closest('form').elements].filter(field => !field.disabled && field.type !== 'hidden')
    fields[fields.indexOf(event.target) + 1]?.focus()
  })
}
