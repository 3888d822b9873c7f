/** Which words every language must have: one set for each code, instruction and answer. Knows no language. */
import type { Instruction } from '../quality/instruction.ts'
import type { PolicyState } from '../../shared/domain/policy.ts'
import type { AuditFactName, AuditKind } from '../../shared/domain/audit-event.ts'
import type { AuditFault, AuditFinding, ClockConfidence } from '../../shared/domain/audit.ts'
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import type { ApiKeyState, SecretProtection } from '../../shared/domain/health.ts'
import type { OverrideReason } from '../../shared/domain/override-reason.ts'
import type { practiceAnswers, WayFault } from '../../shared/domain/practice.ts'
import type { Language, Settings, TextSize, Theme } from '../../shared/domain/settings.ts'
import type { SubmissionState } from '../../shared/domain/submission.ts'
import type { Verdict } from '../../shared/domain/verification.ts'
import type { CustomerErrorCode, StaffErrorCode } from '../../shared/errors/error-catalog.ts'

/** For an employee: what happened, and what to do about it. */
export interface StaffWords {
  readonly what: string
  readonly doNow: string
}

/** For the customer: the heading of the retry card, the reason, and the remedy for the picture to be taken again. */
export interface CustomerWords {
  /** 2-4 words. */
  readonly live: string
  readonly reason: string
  readonly remedyFace: string
  readonly remedyCard: string
}

export type CustomerErrorWords = Readonly<Record<CustomerErrorCode, CustomerWords & { readonly staff: StaffWords }>>
export type StaffErrorWords = Readonly<Record<StaffErrorCode, { readonly staff: StaffWords }>>

export interface InstructionWords {
  /** 2-4 words. */
  readonly live: string
  /** Said instead when `live` has been ignored for a while. */
  readonly urgent: string
}

export interface TitleAndText {
  readonly title: string
  readonly text: string
}

/** What staff see of a camera; what to do about a failed one is said by its code. */
export type CameraWord = 'off' | 'opening' | 'live' | 'failed'

type For<K extends string, W> = Readonly<Record<K, W>>

/** The parts of all words that follow a list elsewhere: a new code, instruction or state without words does not compile. */
export interface WordLists {
  readonly app: { readonly language: For<Language, string> }
  readonly instruction: For<Instruction, InstructionWords>
  readonly error: CustomerErrorWords & StaffErrorWords
  readonly verdict: {
    readonly customer: For<Verdict, TitleAndText>
    readonly staff: For<Verdict | 'near-miss', TitleAndText>
  }
  readonly staff: {
    readonly mode: For<Settings['mode'], { readonly title: string }>
    readonly state: For<SubmissionState['at'], string>
    readonly withdrawnBy: For<Extract<SubmissionState, { at: 'withdrawn' }>['by'], string>
    readonly settings: {
      readonly theme: { readonly choice: For<Theme, string> }
      readonly textSize: { readonly choice: For<TextSize, string> }
      readonly apiKey: { readonly state: For<ApiKeyState, string> }
      readonly secretProtection: { readonly state: For<SecretProtection, string> }
    }
    readonly practice: {
      readonly answer: For<(typeof practiceAnswers)[number], string>
      readonly fault: For<WayFault, string>
    }
  }
  readonly administrator: {
    readonly audit: {
      readonly event: For<AuditKind, string>
      readonly fact: For<Exclude<AuditFactName, 'id' | 'receipt'>, string>
      readonly clock: For<ClockConfidence, string>
      readonly fault: For<AuditFault, string>
      readonly seal: For<AuditFinding['seal'], string>
      readonly policy: For<PolicyState, string>
    }
  }
  readonly officer: { readonly override: { readonly reason: For<OverrideReason, string> } }
  readonly camera: { readonly role: For<CaptureSubject, string>; readonly state: For<CameraWord, string> }
}

/** The same tree with every text widened to `string`: what a translation must have, no more and no less. */
export type DeepString<T> = { readonly [K in keyof T]: T[K] extends string ? string : DeepString<T[K]> }

/** The paths of a tree's texts, as vue-i18n takes them: `screen.idle.start`. */
export type PathsOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${PathsOf<T[K]>}`
}[keyof T & string]

/** The text at a path. */
export type TextAt<T, P extends string> = P extends `${infer K}.${infer Rest}`
  ? K extends keyof T
    ? TextAt<T[K], Rest>
    : never
  : P extends keyof T
    ? T[P]
    : never

/** The names in braces of a text: `seconds` of `closes in {seconds} s`. */
export type PlaceholdersOf<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never
