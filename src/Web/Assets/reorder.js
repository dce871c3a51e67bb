// Lets the questions of a list be dragged into another order, by mouse or finger. The buttons beside them do the same without.
const EDGE = 60
const STEP = 12
const spoken = document.createElement('div')

spoken.className = 'nhsuk-u-visually-hidden'
spoken.setAttribute('role', 'status')
prepare()

function prepare () {
  const list = document.querySelector('[data-reorder]')
  if (!list || list.children.length < 2) return
  document.body.append(spoken)
  for (const item of list.children) {
    const handle = document.createElement('span')
    handle.className = 'app-drag'
    handle.setAttribute('aria-hidden', 'true')
    handle.title = 'Drag to move'
    handle.textContent = '⠿'
    handle.addEventListener('pointerdown', event => drag(event, list, item, handle))
    item.prepend(handle)
  }
}

function drag (event, list, item, handle) {
  if (event.button !== 0) return
  event.preventDefault()
  const items = () => [...list.children]
  const before = items()
  let y = event.clientY
  let going = true
  // Captured by the list: an element that changes its place in the page loses what it captured.
  list.setPointerCapture(event.pointerId)
  item.classList.add('app-question-list__item--dragged')
  list.addEventListener('pointermove', move)
  list.addEventListener('pointerup', drop)
  list.addEventListener('pointercancel', cancel)
  document.addEventListener('keydown', escape)
  requestAnimationFrame(scroll)

  function move (event) {
    y = event.clientY
    const others = items().filter(each => each !== item)
    const next = others.find(other => {
      const box = other.getBoundingClientRect()
      return y < box.top + box.height / 2
    })
    if (item.nextElementSibling === (next ?? null)) return
    list.insertBefore(item, next ?? null)
    spoken.textContent = `Place ${items().indexOf(item) + 1} of ${before.length}`
  }

  function scroll () {
    if (!going) return
    if (y < EDGE) window.scrollBy(0, -STEP)
    else if (y > window.innerHeight - EDGE) window.scrollBy(0, STEP)
    requestAnimationFrame(scroll)
  }

  function end () {
    going = false
    item.classList.remove('app-question-list__item--dragged')
    list.removeEventListener('pointermove', move)
    list.removeEventListener('pointerup', drop)
    list.removeEventListener('pointercancel', cancel)
    document.removeEventListener('keydown', escape)
  }

  function cancel () {
    end()
    list.append(...before)
    spoken.textContent = 'Not moved'
  }

  function escape (event) {
    if (event.key === 'Escape') cancel()
  }

  function drop () {
    end()
    const place = items().indexOf(item)
    if (before.indexOf(item) !== place) save(list, item, place + 1)
  }
}

async function save (list, item, place) {
  const form = list.closest('form')
  const move = document.createElement('input')
  move.type = 'hidden'
  move.name = 'move'
  move.value = `${place} ${item.dataset.code}`
  form.append(move)
  const count = list.children.length
  const page = await answer(form)
  // Refused, or to be looked at first because the survey is live: nothing is stored, and the page itself says so.
  if (!page?.querySelector('[data-reorder]') || page.querySelector('.nhsuk-error-summary')) {
    form.submit()
    return
  }

  document.querySelector('main').replaceWith(page.querySelector('main'))
  prepare()
  spoken.textContent = `Moved to place ${place} of ${count}`
}

async function answer (form) {
  try {
    const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
    return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null
  } catch {
    return null
  }
}
