import { GlProgram, Shader, UniformGroup } from 'pixi.js'

/**
 * uCity: clip = place * xy + zw. uScreen: width and height in CSS pixels, device pixels a CSS pixel, motion (0 still, 1 moving).
 * uLight: point size in device pixels, brightness. uMark: the width of the largest mark, ripples and all, in CSS pixels.
 * uTime: seconds on the wall's clock.
 */
export const lookGroup = () =>
  new UniformGroup({
    uCity: { value: new Float32Array(4), type: 'vec4<f32>' },
    uScreen: { value: new Float32Array([1, 1, 1, 1]), type: 'vec4<f32>' },
    uLight: { value: new Float32Array([8, 1]), type: 'vec2<f32>' },
    uTime: { value: 0, type: 'f32' },
    uMark: { value: 200, type: 'f32' },
  })
export type LookGroup = ReturnType<typeof lookGroup>

const head = `
uniform vec4 uCity;
uniform vec4 uScreen;
uniform vec2 uLight;
uniform float uTime;
uniform float uMark;
`

const lightVertex = `
in vec2 aPlace;
in float aBorn;
in vec4 aTint;
out vec4 vTint;
${head}
void main() {
  float age = max(uTime - aBorn, 0.0);
  float seed = aTint.a * 255.0;
  float size = 0.75 + 0.5 * fract(seed * 0.618);
  float pulse = 1.0 + uScreen.w * 0.22 * sin(uTime * (0.5 + 0.4 * fract(seed * 0.37)) + seed);
  float fresh = 1.0 + 0.7 * exp(-age / 45.0);
  vTint = vec4(aTint.rgb, mix(0.6, 1.0, smoothstep(0.0, 1.2, age)) * pulse * fresh * uLight.y);
  gl_Position = vec4(aPlace * uCity.xy + uCity.zw, 0.0, 1.0);
  gl_PointSize = max(uLight.x * size, 2.0);
}`

const lightFragment = `
in vec4 vTint;
out vec4 finalColor;
void main() {
  float d = length(gl_PointCoord - 0.5) * 2.0;
  float core = 1.0 - smoothstep(0.12, 0.34, d);
  float halo = max(1.0 - d, 0.0);
  float a = (core * 0.8 + halo * halo * 0.42) * vTint.a;
  vec3 hue = mix(vTint.rgb * vTint.rgb, vec3(1.0, 0.97, 0.9), core * 0.3);
  finalColor = vec4(hue * a, a * 0.75);
}`

const markVertex = `
in vec2 aPlace;
in vec2 aLife;
in vec4 aTint;
out vec3 vTint;
out vec3 vMark;
${head}
void main() {
  float age = uTime - aLife.x;
  float left = aLife.y > 0.0 ? 1.0 - smoothstep(0.0, 0.7, uTime - aLife.y) : 1.0;
  vTint = aTint.rgb;
  vMark = vec3(age, left * step(0.0, age), uScreen.w);
  gl_Position = vec4(aPlace * uCity.xy + uCity.zw, 0.0, 1.0);
  gl_PointSize = uScreen.z * uMark * aTint.a;
}`

const markFragment = `
in vec3 vTint;
in vec3 vMark;
out vec4 finalColor;
float ringAt(float d, float r, float w) { return 1.0 - smoothstep(0.0, w, abs(d - r)); }
void main() {
  float d = length(gl_PointCoord - 0.5) * 2.0;
  float age = vMark.x;
  float dot1 = 1.0 - smoothstep(0.075, 0.1, d);
  float glow = exp(-d * 9.0) * 0.7;
  float breath = mix(0.24, 0.22 + 0.03 * sin(age * 1.4), vMark.z);
  float rings = ringAt(d, breath, 0.022) * 0.8;
  for (int i = 0; i < 3; i++) {
    float t = (age - float(i) * 0.45) / 2.6;
    float on = step(0.0, t) * step(t, 1.0) * vMark.z;
    rings += ringAt(d, 0.1 + 0.85 * sqrt(max(t, 0.0)), 0.03) * (1.0 - t) * 0.75 * on;
  }
  float a = clamp(dot1 + glow + rings, 0.0, 1.0) * vMark.y;
  finalColor = vec4(mix(vTint, vec3(1.0), dot1 * 0.35) * a, a);
}`

const leaderVertex = `
in vec2 aPoint;
in vec2 aAlong;
in vec2 aLife;
in vec4 aTint;
out vec3 vTint;
out vec3 vAlong;
${head}
void main() {
  float grown = mix(1.0, 1.0 - pow(1.0 - clamp((uTime - aLife.x) / 0.9, 0.0, 1.0), 3.0), uScreen.w);
  float left = aLife.y > 0.0 ? 1.0 - smoothstep(0.0, 0.6, uTime - aLife.y) : 1.0;
  vTint = aTint.rgb;
  vAlong = vec3(aAlong, min(grown, 1.0));
  vAlong.z = aLife.y > 0.0 ? left : vAlong.z;
  gl_Position = vec4(aPoint.x / uScreen.x * 2.0 - 1.0, 1.0 - aPoint.y / uScreen.y * 2.0, 0.0, 1.0);
}`

const leaderFragment = `
in vec3 vTint;
in vec3 vAlong;
out vec4 finalColor;
void main() {
  float edge = 1.0 - smoothstep(0.25, 1.0, abs(vAlong.y));
  float shown = 1.0 - smoothstep(vAlong.z - 0.02, vAlong.z + 0.02, vAlong.x);
  float ends = 0.5 + 0.5 * pow(abs(vAlong.x - 0.45) / 0.55, 1.5);
  float a = edge * shown * ends * 0.85;
  finalColor = vec4(vTint * a, a);
}`

const shaderOf = (name: string, vertex: string, fragment: string, look: LookGroup): Shader =>
  new Shader({ glProgram: GlProgram.from({ name, vertex, fragment }), resources: { look } })

export const lightShader = (look: LookGroup): Shader => shaderOf('lights', lightVertex, lightFragment, look)
export const markShader = (look: LookGroup): Shader => shaderOf('marks', markVertex, markFragment, look)
export const leaderShader = (look: LookGroup): Shader => shaderOf('leaders', leaderVertex, leaderFragment, look)
