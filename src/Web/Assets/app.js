// Improves pages that already work without it.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, Header, NotificationBanner, Radios, SkipLink, createAll
} from 'nhsuk-frontend'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')

for (const component of [
  Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, Header, NotificationBanner, Radios, SkipLink
]) {
  createAll(component)
}
