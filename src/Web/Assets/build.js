// Restores the npm packages when package-lock.json changed, then writes wwwroot/dist/app.css and app.js.
// Called by the project file; safe to run from several builds at once: they take turns, and the later ones find
// everything done.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('..', import.meta.url))
const dist = join(project, 'wwwroot', 'dist')
const lock = join(project, 'obj', 'front-end.lock')
const stamp = join(project, 'node_modules', '.restored')

process.chdir(project)
await takeTurn()
try {
  restore()
  if (stale()) await build()
} finally {
  rmSync(lock, { force: true })
}

/** Waits until no other build holds the lock, then holds it. A lock whose process is gone is taken over. */
async function takeTurn () {
  mkdirSync(join(project, 'obj'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = Number(read(lock))
    if (holder && !running(holder)) rmSync(lock, { force: true })
    else await wait(250)
  }
}

function running (pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** `npm ci` empties node_modules, so it runs only when what it would install has changed. */
function restore () {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (read(stamp) === wanted) return
  // No package's install script is needed, and none is trusted to run.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32'
  })
  if (npm.status !== 0) {
    console.error(`Assets/build.js : error FE0002: npm ci failed (${npm.error?.message ?? `exit code ${npm.status}`}).`)
    process.exitCode = 1
    throw new Error('npm ci failed')
  }
  writeFileSync(stamp, wanted)
}

/** True when an output is missing or older than a source. */
function stale () {
  const outputs = ['app.css', 'app.js'].map(name => join(dist, name))
  if (!outputs.every(existsSync)) return true
  const oldest = Math.min(...outputs.map(modified))
  const sources = readdirSync('Assets', { recursive: true }).map(name => join('Assets', name))
  return [...sources, 'package.json', 'package-lock.json', stamp].some(source => modified(source) > oldest)
}

async function build () {
  const sass = await import('sass')
  const esbuild = await import('esbuild')
  const { css } = await sass.compileAsync('Assets/app.scss', {
    loadPaths: ['node_modules'],
    style: 'compressed',
    quietDeps: true
  })
  const script = await esbuild.build({
    entryPoints: ['Assets/app.js'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    legalComments: 'none',
    write: false
  })
  mkdirSync(dist, { recursive: true })
  put('app.css', css)
  put('app.js', script.outputFiles[0].text)
}

/** Renamed into place, so that nobody reads half a file. */
function put (name, text) {
  const half = join(dist, `.${name}.${process.pid}`)
  writeFileSync(half, text)
  renameSync(half, join(dist, name))
}

function read (path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function modified (path) {
  return statSync(path).mtimeMs
}
