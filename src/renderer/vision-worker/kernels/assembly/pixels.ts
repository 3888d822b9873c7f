/**
 * AssemblyScript: the two loops that touch every pixel of a frame, four channels at a time. `npm run kernels` compiles it;
 * who calls it finds units and ranges in `pixel-kernels.ts`.
 */

/** Each new pixel is the rounded mean of the four that it covers. */
export function halve(from: usize, widthPx: i32, heightPx: i32, to: usize): void {
  const width = widthPx >> 1
  const height = heightPx >> 1
  const rowBytes = (<usize>widthPx) << 2
  for (let y = 0; y < height; y++) {
    let upper = from + <usize>(2 * y) * rowBytes
    let x = 0
    for (; x + 4 <= width; x += 4, upper += 32, to += 16) {
      const lower = upper + rowBytes
      const upperLeft = v128.load(upper)
      const upperRight = v128.load(upper, 16)
      const lowerLeft = v128.load(lower)
      const lowerRight = v128.load(lower, 16)
      const p = v128.shuffle<i32>(upperLeft, upperRight, 0, 2, 4, 6)
      const q = v128.shuffle<i32>(upperLeft, upperRight, 1, 3, 5, 7)
      const r = v128.shuffle<i32>(lowerLeft, lowerRight, 0, 2, 4, 6)
      const s = v128.shuffle<i32>(lowerLeft, lowerRight, 1, 3, 5, 7)
      const firstTwo = i16x8.add(
        i16x8.add(i16x8.extend_low_i8x16_u(p), i16x8.extend_low_i8x16_u(q)),
        i16x8.add(i16x8.extend_low_i8x16_u(r), i16x8.extend_low_i8x16_u(s)),
      )
      const lastTwo = i16x8.add(
        i16x8.add(i16x8.extend_high_i8x16_u(p), i16x8.extend_high_i8x16_u(q)),
        i16x8.add(i16x8.extend_high_i8x16_u(r), i16x8.extend_high_i8x16_u(s)),
      )
      v128.store(to, i8x16.narrow_i16x8_u(quarter(firstTwo), quarter(lastTwo)))
    }
    for (; x < width; x++, upper += 8, to += 4) {
      const pairs = i16x8.add(twoPixels(upper), twoPixels(upper + rowBytes))
      const mean = quarter(i16x8.add(pairs, secondToFirst(pairs)))
      v128.store32_lane(to, i8x16.narrow_i16x8_u(mean, mean), 0)
    }
  }
}

/** Places count in 1/65536 px. */
const ONE_PX: f64 = 65536
const HALF_PX: i64 = 32768

/** A square of `side` x `side` places of a picture, bilinear, black outside; red, green and blue of each as `value * scale + offset`. */
export function sample(
  from: usize,
  widthPx: i32,
  heightPx: i32,
  to: usize,
  side: i32,
  xx: f64,
  xy: f64,
  x0: f64,
  yx: f64,
  yy: f64,
  y0: f64,
  scale: f64,
  offset: f64,
): void {
  const acrossX = place(xx)
  const acrossY = place(yx)
  const rowBytes = (<usize>widthPx) << 2
  const lastLeft = <i64>(widthPx - 2)
  const lastTop = <i64>(heightPx - 2)
  // shares are in 1/256
  const scales = f32x4.splat(<f32>(scale / 256))
  const offsets = f32x4.splat(<f32>offset)
  for (let row = 0; row < side; row++) {
    let x = place(xx * 0.5 + xy * (row + 0.5) + x0) - HALF_PX
    let y = place(yx * 0.5 + yy * (row + 0.5) + y0) - HALF_PX
    for (let column = 0; column < side; column++, to += 12, x += acrossX, y += acrossY) {
      const left = x >> 16
      const top = y >> 16
      if (left < 0 || top < 0 || left > lastLeft || top > lastTop) {
        sampleAtBorder(from, widthPx, heightPx, x, y, to, scale, offset)
        continue
      }
      const right = <i32>((x >> 8) & 255)
      const bottom = <i32>((y >> 8) & 255)
      const both = (right * bottom) >> 8
      const at = from + <usize>top * rowBytes + ((<usize>left) << 2)
      const upper = i16x8.mul(twoPixels(at), sharesOf(256 - right - bottom + both, right - both))
      const lower = i16x8.mul(twoPixels(at + rowBytes), sharesOf(bottom - both, both))
      const columns = i16x8.add(upper, lower)
      const sum = i32x4.extend_low_i16x8_u(i16x8.add(columns, secondToFirst(columns)))
      // the fourth of them is written over by the next place
      v128.store(to, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum), scales), offsets))
    }
  }
}

/** The same where some of the four neighbours may lie outside the picture. */
function sampleAtBorder(
  from: usize,
  widthPx: i32,
  heightPx: i32,
  x: i64,
  y: i64,
  to: usize,
  scale: f64,
  offset: f64,
): void {
  const left = x >> 16
  const top = y >> 16
  let red: f64 = 0
  let green: f64 = 0
  let blue: f64 = 0
  for (let py = max<i64>(0, top); py <= min<i64>(heightPx - 1, top + 1); py++) {
    for (let px = max<i64>(0, left); px <= min<i64>(widthPx - 1, left + 1); px++) {
      const share = (1 - abs(<f64>x / ONE_PX - <f64>px)) * (1 - abs(<f64>y / ONE_PX - <f64>py))
      const at = from + ((<usize>py * widthPx + <usize>px) << 2)
      red += share * load<u8>(at)
      green += share * load<u8>(at, 1)
      blue += share * load<u8>(at, 2)
    }
  }
  store<f32>(to, <f32>(red * scale + offset))
  store<f32>(to, <f32>(green * scale + offset), 4)
  store<f32>(to, <f32>(blue * scale + offset), 8)
}

function place(px: f64): i64 {
  return <i64>Math.round(px * ONE_PX)
}

function twoPixels(at: usize): v128 {
  return i16x8.extend_low_i8x16_u(v128.load64_zero(at))
}

function sharesOf(first: i32, second: i32): v128 {
  return v128.shuffle<i64>(i16x8.splat(<i16>first), i16x8.splat(<i16>second), 0, 2)
}

function secondToFirst(halves: v128): v128 {
  return v128.shuffle<i64>(halves, halves, 1, 0)
}

/** Rounded. */
function quarter(sums: v128): v128 {
  return i16x8.shr_u(i16x8.add(sums, i16x8.splat(2)), 2)
}
