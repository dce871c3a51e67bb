// What guards.sh does once it has made its copy of the repository: node guards.mjs COPY [--only WORD]
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [copy, ...options] = process.argv.slice(2)
const table = 'tests/guards.txt'
const results = join(copy, 'artifacts', 'guards')

/** The guards of the table, in its order; its head says how it is written. */
function read() {
  const guards = []
  readFileSync(join(copy, table), 'utf8').split('\n').forEach((text, index) => {
    const guard = guards.at(-1)
    const change = guard?.changes.at(-1)
    const [key, rest] = [text.split(' ', 1)[0], text.slice(text.indexOf(' ') + 1)]
    if (text.trim() === '' || key === '#') return
    if (key === '*') guards.push({ name: rest, line: index + 1, words: [], changes: [] })
    else if (key === 'test' && guard) [guard.project, ...guard.words] = rest.split(' ')
    else if (key === 'in' && guard) guard.changes.push({ file: rest, text: [], without: [] })
    else if (key === '-' && change) change.text.push(text.slice(2))
    else if (key === '+' && change) change.without.push(text.slice(2))
    else stop(`${table}:${index + 1}: this line is none of the table's kinds, or has no place here.`)
  })
  const half = guards.find((guard) => guard.words.length === 0 || guard.changes.length === 0 || guard.changes.some((each) => each.text.length === 0))
  if (half) stop(`${table}:${half.line}: “${half.name}” lacks its test, its file or its text.`)
  return guards
}

/** Builds a test project with what it tests. The compiler's first complaint; null when there is none. */
function build(project, ...restored) {
  // One process: for a project or two, starting more costs more than it saves.
  const built = spawnSync(
    'dotnet', ['build', join('tests', project), '--configuration', 'Debug', '--verbosity', 'quiet', '-m:1', '-p:TreatWarningsAsErrors=false', ...restored],
    { cwd: copy, encoding: 'utf8' })
  if (built.status === 0) return null
  return /error [^\n]*/.exec(built.stdout + built.stderr)?.[0] ?? `dotnet build ended with ${built.status ?? built.signal}`
}

/** The tests whose names have one of the words, once they ran: name, whether it passed, and what it said. */
function run(project, words) {
  const file = join(results, `${project}.trx`)
  rmSync(file, { force: true })
  spawnSync(
    'dotnet', ['test', join('tests', project, 'bin', 'Debug', 'net10.0', `IcpEngage.${project}.dll`),
      '--filter', words.map((word) => `FullyQualifiedName~${word}`).join('|'),
      '--results-directory', results, '--logger', `trx;LogFileName=${project}.trx`,
      '--blame-hang-timeout', '3m', '--blame-hang-dump-type', 'none'],
    { cwd: copy, encoding: 'utf8' })
  if (!existsSync(file)) return []
  const trx = readFileSync(file, 'utf8')
  const names = new Map([...trx.matchAll(/<UnitTest [^>]*?\bid="([^"]*)"[\s\S]*?<TestMethod [^>]*?className="([^"]*)" name="([^"]*)"/g)]
    .map(([, id, type, method]) => [id, `${type}.${method}`]))
  return [...trx.matchAll(/<UnitTestResult ([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)].map(([, attributes, body]) => ({
    name: names.get(/testId="([^"]*)"/.exec(attributes)[1]) ?? '',
    passed: /outcome="Passed"/.test(attributes),
    said: (/<Message>([\s\S]*?)<\/Message>/.exec(body ?? '')?.[1] ?? '').trim(),
  }))
}

/** What is wrong with guards' tests before anything is taken away. */
function tryUnharmed(guards) {
  const wrong = new Map()
  for (const project of new Set(guards.map((guard) => guard.project))) {
    const ours = guards.filter((guard) => guard.project === project)
    const complaint = build(project)
    const ran = complaint ? [] : run(project, [...new Set(ours.flatMap((guard) => guard.words))])
    for (const guard of ours) {
      const missing = guard.words.find((word) => !ran.some((test) => test.name.includes(word)))
      const red = ran.find((test) => !test.passed && guard.words.some((word) => test.name.includes(word)))
      if (complaint) wrong.set(guard, `it does not build: ${complaint}`)
      else if (missing) wrong.set(guard, `no test has ${missing} in its name`)
      else if (red) wrong.set(guard, `the test fails with its guard in place: ${red.said.split('\n')[0]}`)
    }
  }
  return wrong
}

/** Takes the guard away, runs its test, and puts the guard back: how many of the test's cases failed, or what is wrong. */
function tryWithout(guard) {
  const whole = new Map()
  try {
    for (const { file, text, without } of guard.changes) {
      const path = join(copy, file)
      const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
      const parts = before.split(text.join('\n'))
      if (parts.length !== 2) return { wrong: `the guard has moved: its text is in ${file} ${parts.length - 1} times` }
      if (!whole.has(path)) whole.set(path, before)
      writeFileSync(path, parts.join(without.join('\n')))
    }
    const complaint = build(guard.project, '--no-restore')
    if (complaint) return { wrong: `without it the code does not build: ${complaint}` }
    const ran = run(guard.project, guard.words)
    const red = ran.filter((test) => !test.passed)
    if (ran.length === 0) return { wrong: 'the test run ended without a result' }
    const green = guard.words.find((word) => !red.some((test) => test.name.includes(word)))
    if (green) return { wrong: `${green} PASSES WITHOUT ITS GUARD` }
    // A property that was found false says so in FsCheck's words.
    return red.some((test) => /^(Shouldly|Xunit)\.|^Assert\.|^System\.Exception : Falsifiable/.test(test.said))
      ? { seen: `${red.length} of ${ran.length} fail` }
      : { wrong: `the test fails, but not by what it asserts: ${red[0].said.split('\n')[0]}` }
  } finally {
    for (const [path, text] of whole) writeFileSync(path, text)
  }
}

function stop(sentence) {
  console.error(sentence)
  process.exit(2)
}

if (options.length > 0 && !(options.length === 2 && options[0] === '--only')) stop('Options: --only WORD, --keep DIR')
const began = Date.now()
const word = (options[1] ?? '').toLowerCase()
const guards = read().filter((guard) => JSON.stringify(guard).toLowerCase().includes(word))
console.log(`Building, and running the tests of ${guards.length} guards as they are…`)
const wrong = tryUnharmed(guards)
let seen = 0
for (const guard of guards) {
  const start = Date.now()
  const outcome = wrong.has(guard) ? { wrong: wrong.get(guard) } : tryWithout(guard)
  if (outcome.seen) seen++
  const took = `${Math.round((Date.now() - start) / 1000)} s`.padStart(5)
  console.log(`${outcome.seen ? 'seen    ' : 'NOT SEEN'} ${took}  ${guard.name} (${outcome.seen ?? outcome.wrong})`)
}
const seconds = Math.round((Date.now() - began) / 1000)
console.log(`Took ${Math.floor(seconds / 60)} min ${seconds % 60} s`)
console.log(`${guards.length} guards, ${seen} seen to fail`)
process.exit(guards.length > 0 && seen === guards.length ? 0 : 1)
