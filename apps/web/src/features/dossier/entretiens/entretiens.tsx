import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { LIBELLES_MODALITE_LUE, LIBELLES_MOTIF_LU } from '@pdp/domain';
import type { DossierVue, EntretienVue } from '@pdp/domain';
import { useState } from 'react';
import { dateLongue, dateMoyenne } from '../../../platform/format/dates';
import { libelleDe } from '../../../platform/format/libelles';
import { capitale } from '../../../platform/format/textes';
import { peut } from '../../../platform/permissions/capacites';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { commandesDossier, optionsEntretiens } from '../dossier.requetes';
import { AnnulerLigne } from './annuler-ligne';
import { Contacts } from './contacts';
import { FormulaireEntretien } from './formulaire-entretien';
import { NoterContact } from './noter-contact';
import { ResumeAccompagnement } from './resume-accompagnement';
import { RendezVousDossier } from '../rendez-vous/rendez-vous-dossier';
import styles from '../dossier.module.css';

/** Entretiens et contacts notés, et de quoi en noter, corriger ou annuler ; le résumé ne se montre qu'à qui lit la situation sociale. */
export function Entretiens({ dossier }: { readonly dossier: DossierVue }) {
  const entretiens = useQuery(optionsEntretiens(dossier.id));
  const [ajout, poserAjout] = useState(false);
  return (
    <>
      <RendezVousDossier dossier={dossier} />
      <div className={styles['titreRubrique']}>
        <h2>Entretiens</h2>
        {peut(dossier, 'NOTER_ENTRETIEN') && !ajout && (
          <Rangee>
            <NoterContact dossierId={dossier.id} />
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => poserAjout(true)}>
              Noter un entretien
            </Button>
          </Rangee>
        )}
      </div>
      <ResumeAccompagnement dossierId={dossier.id} />
      {ajout && <FormulaireEntretien dossier={dossier} fermer={() => poserAjout(false)} />}
      <Lecture requete={entretiens}>
        {({ elements }) =>
          elements.length === 0 ? (
            <EtatVide titre="Aucun entretien noté">
              Un entretien se note une fois tenu&nbsp;; il compte comme une nouvelle de la personne.
            </EtatVide>
          ) : (
            <ol className={styles['frise']}>
              {elements.map((entretien) => (
                <LigneEntretien key={entretien.id} dossier={dossier} entretien={entretien} />
              ))}
            </ol>
          )
        }
      </Lecture>
      <Contacts dossier={dossier} />
    </>
  );
}

type PropsLigne = { readonly dossier: DossierVue; readonly entretien: EntretienVue };

function LigneEntretien({ dossier, entretien }: PropsLigne) {
  const [correction, poserCorrection] = useState(false);
  const { date, modalite, dureeMinutes, resume, auteur, annulation } = entretien;
  if (correction)
    return (
      <li>
        <FormulaireEntretien dossier={dossier} entretien={entretien} fermer={() => poserCorrection(false)} />
      </li>
    );
  const duree = dureeMinutes === null ? '' : `${dureeMinutes} min`;
  const modifiable = annulation === null && peut(dossier, 'NOTER_ENTRETIEN');
  return (
    <li className={styles['ligne']}>
      <div>
        <b>{annulation === null ? capitale(dateLongue(date)) : <s>{capitale(dateLongue(date))}</s>}</b>
        <div className="fin">
          {[libelleDe(LIBELLES_MODALITE_LUE, modalite), duree, auteur].filter((morceau) => morceau !== '').join(' · ')}
        </div>
        {annulation && (
          <div className="fin">
            {LIBELLES_MOTIF_LU[annulation.motif]} par {annulation.par}, le {dateMoyenne(annulation.le)}. Ne compte plus.
          </div>
        )}
        {resume && <p className={styles['texte']}>{resume}</p>}
      </div>
      {modifiable && (
        <Rangee>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`Corriger l’entretien du ${dateLongue(date)}`}
            onClick={() => poserCorrection(true)}
          >
            Corriger
          </Button>
          <AnnulerLigne
            dossierId={dossier.id}
            quoi={`l’entretien du ${dateLongue(date)}`}
            annuler={(motif) => commandesDossier.annulerEntretien(entretien.id, { motif })}
          />
        </Rangee>
      )}
    </li>
  );
}
