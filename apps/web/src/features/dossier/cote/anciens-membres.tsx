import { useQuery } from '@tanstack/react-query';
import { LIBELLES_FONCTION, LIBELLES_MOTIF_FIN_LIEN } from '@pdp/domain';
import type { AncienMembreVue, DossierVue } from '@pdp/domain';
import { useState } from 'react';
import { dateCourte } from '../../../platform/format/dates';
import { useAujourdhui } from '../../../platform/format/horloge';
import { libelleDe } from '../../../platform/format/libelles';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { optionsAnciens } from '../dossier.requetes';
import styles from '../dossier.module.css';

/** Qui a fait partie du cercle, jusqu'à quand et pourquoi ; lu seulement quand on le demande. */
export function AnciensMembres({ dossier }: { readonly dossier: DossierVue }) {
  const [ouvert, poserOuvert] = useState(false);
  const anciens = useQuery({ ...optionsAnciens(dossier.id), enabled: ouvert });
  if (dossier.masque.includes('consentements')) return null;
  return (
    <details className={styles['anciens']} onToggle={(e) => poserOuvert(e.currentTarget.open)}>
      <summary className="fin">Anciens membres</summary>
      {ouvert && (
        <Lecture requete={anciens}>
          {({ elements }) =>
            elements.length === 0 ? (
              <p className="doux">Aucun ancien membre à montrer.</p>
            ) : (
              <ul className={styles['cercle']}>
                {elements.map((membre) => (
                  <Ancien key={`${membre.id}${membre.jusquA}`} membre={membre} />
                ))}
              </ul>
            )
          }
        </Lecture>
      )}
    </details>
  );
}

function Ancien({ membre }: { readonly membre: AncienMembreVue }) {
  const aujourdhui = useAujourdhui();
  const role = membre.role === 'REFERENT' ? 'référent(e) de parcours' : libelleDe(LIBELLES_FONCTION, membre.fonction);
  return (
    <li>
      <div>
        <b>{membre.nom}</b>
        <div className="fin">{[role, membre.organisme].filter(Boolean).join(', ')}</div>
        <div className="fin">
          du {dateCourte(membre.depuis, aujourdhui)} au {dateCourte(membre.jusquA, aujourdhui)}
          {membre.motifFin && `\u00a0: ${LIBELLES_MOTIF_FIN_LIEN[membre.motifFin].toLowerCase()}`}
        </div>
      </div>
    </li>
  );
}
