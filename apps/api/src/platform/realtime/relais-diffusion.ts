import type { OrdreDiffusion } from './ordre-diffusion.js';

/** Porte un ordre aux autres processus. */
export interface RelaisDiffusion {
  demarrer(): Promise<void>;
  /** N'attend pas et ne rejette pas : une diffusion perdue se rattrape par séquence. */
  publier(ordre: OrdreDiffusion): void;
  fermer(): Promise<void>;
}
