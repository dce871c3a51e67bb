// Shows what was asked already beside a question while it is written. Without script there is the page that checks the
// whole survey.
const room = document.querySelector('[data-asked-already]')
const form = room?.parentElement.querySelector('form')
let timer
let last

if (form) {
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(refresh, 500)
  })
  refresh()
}

async function refresh () {
  // What is typed now matters, not what was.
  last?.abort()
  const mine = last = new AbortController()
  const body = new URLSearchParams(new FormData(form))
  try {
    const response = await fetch(room.dataset.askedAlready, { method: 'POST', body, signal: mine.signal })
    const html = response.ok && !response.redirected ? await response.text() : ''
    if (mine === last) show(new DOMParser().parseFromString(html, 'text/html').querySelector('[data-asked-already-list]'))
  } catch {
    if (mine === last) show(null)
  }
}

function show (fresh) {
  const [spoken, shown] = room.children
  // Only the count is spoken, and only when it changes: somebody is typing.
  const count = fresh?.querySelector('[data-asked-already-count]').textContent ?? ''
  if (spoken.textContent !== count) spoken.textContent = count
  // A list that stays is left alone, so that a link in it keeps the focus.
  if (shown.firstElementChild?.outerHTML !== fresh?.outerHTML) shown.replaceChildren(...fresh ? [fresh] : [])
}
