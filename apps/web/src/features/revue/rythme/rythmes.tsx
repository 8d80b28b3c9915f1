import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIBELLES_TYPE_REVUE, PLANIFIEE_PAR, TYPES_REVUE, type RecurrenceVue, type TypeRevue } from '@pdp/domain';
import { dateHeureMoyenne } from '../../../platform/format/dates';
import { pluriel } from '../../../platform/format/textes';
import { useSession } from '../../../platform/session/session.requetes';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { optionsRecurrences } from '../revue.requetes';
import { FormulaireRythme } from './formulaire-rythme';
import styles from './rythme.module.css';

type Ouvert = { readonly actuel: RecurrenceVue | null; readonly type: TypeRevue } | null;

/** Rythme de chaque type de séance : réglé une fois, les séances suivantes se créent seules. */
export function Rythmes() {
  const recurrences = useQuery(optionsRecurrences);
  const { fonction } = useSession().habilitationActive;
  const [ouvert, poserOuvert] = useState<Ouvert>(null);
  const miens = TYPES_REVUE.filter((type) => PLANIFIEE_PAR[type].includes(fonction));
  return (
    <Carte titre="Rythme des séances">
      <Lecture requete={recurrences}>
        {({ elements }) => (
          <>
            <ul className={styles['rythmes']}>
              {elements.map((r) => (
                <li key={r.id}>
                  <Rythme
                    rythme={r}
                    {...(miens.includes(r.type) ? { surRegler: () => poserOuvert({ actuel: r, type: r.type }) } : {})}
                  />
                </li>
              ))}
            </ul>
            <div className={styles['boutons']}>
              {miens
                .filter((type) => type === 'POINT_PARTENAIRE' || !elements.some((r) => r.type === type))
                .map((type) => (
                  <Button key={type} variant="default" onClick={() => poserOuvert({ actuel: null, type })}>
                    Régler un rythme : {LIBELLES_TYPE_REVUE[type].toLowerCase()}
                  </Button>
                ))}
            </div>
          </>
        )}
      </Lecture>
      {ouvert && <FormulaireRythme {...ouvert} surFermer={() => poserOuvert(null)} />}
    </Carte>
  );
}

function Rythme({ rythme: r, surRegler }: { readonly rythme: RecurrenceVue; readonly surRegler?: () => void }) {
  const nom = [LIBELLES_TYPE_REVUE[r.type], r.organisme?.nom].filter(Boolean).join(', ');
  const [prochaine] = r.prochaines.filter((p) => p.etat !== 'ANNULEE' && p.etat !== 'REPORTEE');
  return (
    <div className={styles['rythme']}>
      <div>
        <b>{nom}</b>
        <div className="fin">
          {r.active
            ? `Toutes les ${pluriel(r.tousLesJours / 7, 'semaine')} à ${r.heure}, ${r.dureeMinutes} min`
            : 'En pause : plus aucune séance ne se crée'}
          {prochaine && ` · prochaine : ${dateHeureMoyenne(prochaine.debut)}`}
        </div>
      </div>
      {surRegler && (
        <Button variant="default" size="compact-md" aria-label={`Changer le rythme : ${nom}`} onClick={surRegler}>
          Changer
        </Button>
      )}
    </div>
  );
}
