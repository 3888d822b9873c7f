/** The instructions, as the checks of this room choose among them. */
export { instructions, isPraise, type Guidance, type Instruction } from '../../shared/domain/instruction.ts'
