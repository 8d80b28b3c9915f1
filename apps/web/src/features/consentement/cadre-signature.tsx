import { Button } from '@mantine/core';
import { LIMITES_SIGNATURE, traceSvg } from '@pdp/domain';
import type { SignatureVue } from '@pdp/domain';
import { useId, useRef } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import styles from './consentement.module.css';

const CADRE = { largeur: 600, hauteur: 200 } as const;

/** Signature vide, à la taille du cadre. */
export const SANS_TRAIT: SignatureVue = { ...CADRE, traits: [] };

type Props = {
  readonly signature: SignatureVue;
  readonly surTrait: (signature: SignatureVue) => void;
  readonly erreur?: ReactNode;
};

/** Cadre où la personne signe, au doigt, au stylet ou à la souris ; sans signature possible, l'accord oral attesté reste là. */
export function CadreSignature({ signature, surTrait, erreur }: Props) {
  const titre = useId();
  const trace = useRef<number[] | null>(null);
  const continuer = (e: PointerEvent<SVGSVGElement>): void => {
    if (trace.current === null) return;
    trace.current = [...trace.current, ...pointDe(e)];
    surTrait({ ...signature, traits: [...signature.traits.slice(0, -1), trace.current] });
  };
  const commencer = (e: PointerEvent<SVGSVGElement>): void => {
    if (signature.traits.length >= LIMITES_SIGNATURE.traits) return;
    e.currentTarget.setPointerCapture(e.pointerId);
    trace.current = [...pointDe(e)];
    surTrait({ ...signature, traits: [...signature.traits, trace.current] });
  };
  return (
    <div data-path="signature" tabIndex={-1} role="group" aria-labelledby={titre}>
      <p id={titre} className={styles['legende']}>
        Signature de la personne
      </p>
      <svg
        className={styles['signature']}
        viewBox={`0 0 ${CADRE.largeur} ${CADRE.hauteur}`}
        role="img"
        aria-label={signature.traits.length === 0 ? 'Cadre de signature, vide' : 'Signature dessinée'}
        onPointerDown={commencer}
        onPointerMove={continuer}
        onPointerUp={() => (trace.current = null)}
        onPointerCancel={() => (trace.current = null)}
      >
        <path d={traceSvg(signature)} fill="none" stroke="currentColor" strokeWidth={3} strokeLinecap="round" />
      </svg>
      <div className={styles['nom']}>
        <span className="fin">La personne signe dans le cadre. Si elle ne peut pas, choisissez l’accord oral.</span>
        <Button variant="subtle" size="compact-sm" onClick={() => surTrait(SANS_TRAIT)}>
          Effacer la signature
        </Button>
      </div>
      {erreur && <p className={styles['faute']}>{erreur}</p>}
    </div>
  );
}

function pointDe(e: PointerEvent<SVGSVGElement>): readonly [number, number] {
  const { left, top, width, height } = e.currentTarget.getBoundingClientRect();
  const borner = (part: number, cote: number): number => Math.round(Math.min(1, Math.max(0, part)) * cote);
  return [borner((e.clientX - left) / width, CADRE.largeur), borner((e.clientY - top) / height, CADRE.hauteur)];
}
