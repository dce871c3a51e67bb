// Brings the preview of a question up to date while it is written. Without script a button does it.
const button = document.querySelector('button[name="preview"]')
let timer
let asked = 0

button?.form.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(refresh, 500)
})

async function refresh () {
  const mine = ++asked
  const fields = new FormData(button.form)
  fields.set('preview', 'true')
  try {
    const response = await fetch(window.location.href, { method: 'POST', body: new URLSearchParams(fields) })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = page.querySelector('[data-preview]')
    // An answer that was overtaken by a later one shows what is not typed any more.
    if (fresh && mine === asked) document.querySelector('[data-preview]').replaceWith(fresh)
  } catch {
    // The preview stays as it was, and the button is still there.
  }
}
