import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { LIBELLES_ETAT_AIDE, LIBELLES_OBJET_AIDE } from '@pdp/domain';
import type { AideFinanciereVue, DossierVue } from '@pdp/domain';
import { useState } from 'react';
import { useAujourdhui } from '../../platform/format/horloge';
import { pluriel } from '../../platform/format/textes';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Lecture } from '../../platform/ui/retours/lecture';
import styles from '../dossier/dossier.module.css';
import { optionsAides } from './aide.requetes';
import { couleurAide, montantsAide, suiteAide } from './aide.vue';
import { FormulaireAide } from './formulaire-aide';
import { PasAide } from './pas-aide';

/** Aides demandées à la Commission d'action sanitaire et sociale. */
export function AidesDuDossier({ dossier }: { readonly dossier: DossierVue }) {
  const aides = useQuery(optionsAides(dossier.id));
  const [ajout, poserAjout] = useState(false);
  if (aides.data?.elements.length === 0 && !aides.data.peutPreparer) return null;
  return (
    <section className={styles['groupe']} aria-labelledby="titre-aides">
      <div className={styles['titreRubrique']}>
        <h2 id="titre-aides">Aides financières</h2>
        {aides.data?.peutPreparer && !ajout && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => poserAjout(true)}
          >
            Préparer une demande d’aide
          </Button>
        )}
      </div>
      {ajout && <FormulaireAide dossierId={dossier.id} fermer={() => poserAjout(false)} />}
      <Lecture requete={aides}>
        {({ elements }) =>
          elements.length === 0 ? (
            <p className="doux">Aucune demande à la Commission d’action sanitaire et sociale.</p>
          ) : (
            <ul className={styles['frise']}>
              {elements.map((aide) => (
                <UneAide key={aide.id} dossierId={dossier.id} aide={aide} />
              ))}
            </ul>
          )
        }
      </Lecture>
    </section>
  );
}

function UneAide({ dossierId, aide }: { dossierId: string; aide: AideFinanciereVue }) {
  const suite = suiteAide(aide, useAujourdhui());
  return (
    <li className={styles['ligne']}>
      <div>
        <b>{LIBELLES_OBJET_AIDE[aide.objet]}</b>
        <p className={styles['texte']}>{aide.description}</p>
        <div className="fin">{montantsAide(aide)}</div>
        {suite && <div className="fin">{suite}</div>}
        {aide.pieces.length > 0 && (
          <div className="fin">{pluriel(aide.pieces.length, 'pièce jointe', 'pièces jointes')}</div>
        )}
        <PasAide dossierId={dossierId} aide={aide} />
      </div>
      <Puce couleur={couleurAide(aide)}>{LIBELLES_ETAT_AIDE[aide.etat]}</Puce>
    </li>
  );
}
