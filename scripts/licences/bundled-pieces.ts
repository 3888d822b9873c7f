/**
 * What of others the build bundles: code as the bundler tells it, and what comes along unbundled: fonts, the WASM
 * runtime, models. Needs a build in `out/`.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { inProject } from '../project.ts'
import type { BundledPiece } from './notice-page.ts'

/** As Vite's `build.license` writes it. */
const bundledCode = z.array(
  z.object({ name: z.string(), version: z.string(), identifier: z.string(), text: z.string().min(1).optional() }),
)

const bundles = ['out/main/licences.json', 'out/preload/licences.json', 'out/renderer/licences.json']

/** Of packages whose styles or files are copied: the bundler does not count these. */
const fonts = [
  '@fontsource-variable/inter',
  '@fontsource-variable/noto-sans-sc',
  '@fontsource-variable/noto-sans-tamil',
  '@fontsource-variable/noto-sans-thai-looped',
]

/** Each package once, whichever bundle it is in. */
export function bundledPieces(): readonly BundledPiece[] {
  const code = bundles.flatMap((bundle) =>
    bundledCode
      .parse(JSON.parse(readFileSync(inProject(bundle), 'utf8')))
      .map(({ name, version, identifier, text }) => ({
        name,
        version,
        licence: identifier,
        text: text ?? textOfPackageWithout(name),
      })),
  )
  const all = [...code, ...fonts.map(font), runtime(), models(), weights()]
  return [...new Map(all.map((piece) => [`${piece.name} ${piece.version}`, piece])).values()]
}

/** Packages that name a licence and bring no text of it: the author is the one that their package.json names. */
function textOfPackageWithout(name: string): string {
  if (name === 'lazy-val') return mit('Copyright (c) Vladimir Krivosheev')
  throw new Error(`${name} is bundled and brings no licence text`)
}

function font(name: string): BundledPiece {
  return { name, ...packageFacts(name), text: textIn(name, 'LICENSE') }
}

/** The package brings no licence file; its code says whose it is and which licence holds. */
function runtime(): BundledPiece {
  return {
    name: 'onnxruntime-web',
    ...packageFacts('onnxruntime-web'),
    text: mit('Copyright (c) Microsoft Corporation'),
    note: 'runs the networks; what its WASM is built from is named in ThirdPartyNotices.txt of microsoft/onnxruntime',
  }
}

function models(): BundledPiece {
  return {
    name: '@vladmandic/human',
    ...packageFacts('@vladmandic/human'),
    text: textIn('@vladmandic/human', 'LICENSE'),
    note: 'the files that the face models are made from; none of its code',
  }
}

function weights(): BundledPiece {
  return {
    name: 'MediaPipe BlazeFace, FaceMesh and Iris',
    version: 'as in @vladmandic/human',
    licence: 'Apache-2.0',
    text: textIn('typescript', 'LICENSE.txt'),
    note: 'the face models, by The MediaPipe Authors, converted to ONNX and cut to what is used',
  }
}

function packageFacts(name: string): Pick<BundledPiece, 'version' | 'licence'> {
  const facts = z.object({ version: z.string(), license: z.string() })
  const { version, license } = facts.parse(JSON.parse(textIn(name, 'package.json')))
  return { version, licence: license }
}

function textIn(name: string, file: string): string {
  return readFileSync(inProject(`node_modules/${name}/${file}`), 'utf8')
}

const mit = (copyright: string): string => `MIT License

${copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`
