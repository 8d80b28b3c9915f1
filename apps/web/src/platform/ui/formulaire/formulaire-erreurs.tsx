import { useEffect, useEffectEvent, useRef } from 'react';
import type { FauteFormulaire } from './erreurs';
import styles from './champs.module.css';

type Props = {
  readonly fautes: readonly FauteFormulaire[];
  /** Change à chaque soumission refusée : le focus va alors au premier champ en faute. */
  readonly essai: number;
  readonly correlationId?: string | undefined;
};

const champDe = (formulaire: ParentNode, chemin: string): HTMLElement | null => {
  const trouve = formulaire.querySelector<HTMLElement>(`[data-path="${CSS.escape(chemin)}"]`);
  if (!trouve || trouve.matches('input,select,textarea,button,[tabindex]')) return trouve;
  return trouve.querySelector<HTMLElement>('input,select,textarea,button');
};

/** Résumé des fautes en tête de formulaire : chaque ligne mène au champ (RGAA 11.10). */
export function FormulaireErreurs({ fautes, essai, correlationId }: Props) {
  const resume = useRef<HTMLDivElement>(null);
  // Seule une nouvelle soumission déplace le focus : corriger un champ ne doit pas faire sauter au suivant.
  const allerAuPremier = useEffectEvent(() => {
    const formulaire = resume.current?.closest('form') ?? document;
    const chemin = fautes[0]?.chemin;
    const champ = chemin ? champDe(formulaire, chemin) : null;
    (champ ?? resume.current)?.focus();
  });
  useEffect(() => {
    if (essai > 0) allerAuPremier();
  }, [essai]);
  if (fautes.length === 0) return null;
  return (
    <div className={styles['resume']} role="alert" tabIndex={-1} ref={resume}>
      <h2>{fautes.length === 1 ? 'Un point est à corriger' : `${fautes.length} points sont à corriger`}</h2>
      <ul>
        {fautes.map(({ chemin, libelle, message }) => (
          <li key={`${chemin ?? ''}${message}`}>
            {chemin === null ? (
              message
            ) : (
              <button
                type="button"
                onClick={() => champDe(resume.current?.closest('form') ?? document, chemin)?.focus()}
              >
                {libelle ? `${libelle}\u00a0: ${message}` : message}
              </button>
            )}
          </li>
        ))}
      </ul>
      {correlationId && <p className="fin">Numéro de la demande&nbsp;: {correlationId}</p>}
    </div>
  );
}
