// Signing in with a passkey, and adding one. The page is whole without it: its passkey parts are hidden until now.

const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential?.parseCreationOptionsFromJSON

if (known) {
  for (const sentence of document.querySelectorAll('[data-passkey-without]')) sentence.hidden = true
  for (const part of document.querySelectorAll('[data-passkey]')) {
    part.hidden = false
    const form = part.querySelector('form')
    form.addEventListener('submit', event => {
      event.preventDefault()
      use(part, form)
    })
  }
}

/** Asks the browser for a credential, and sends it with the form. */
async function use (part, form) {
  const problem = part.querySelector('[data-passkey-problem]')
  problem.hidden = true
  try {
    const answer = await fetch(part.dataset.passkeyOptions, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
      redirect: 'error'
    })
    if (!answer.ok) throw new Error(`The options were answered with ${answer.status}`)
    const { options, state } = await answer.json()
    const credential = await (part.dataset.passkey === 'create' ? create(options) : get(options))
    form.elements.credential.value = JSON.stringify(credential)
    form.elements.state.value = state
    form.submit()
  } catch (error) {
    // Cancelled, timed out, or not to be done on this device: which of them the browser does not tell.
    problem.hidden = false
  }
}

function create (options) {
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options)) })
}

function get (options) {
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options)) })
}
