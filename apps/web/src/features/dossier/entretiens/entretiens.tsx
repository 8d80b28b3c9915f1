import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { LIBELLES_MODALITE } from '@pdp/domain';
import type { DossierVue, EntretienVue } from '@pdp/domain';
import { useState } from 'react';
import { dateLongue } from '../../../platform/format/dates';
import { libelleDe } from '../../../platform/format/libelles';
import { capitale } from '../../../platform/format/textes';
import { peut } from '../../../platform/permissions/capacites';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { optionsEntretiens } from '../dossier.requetes';
import { FormulaireEntretien } from './formulaire-entretien';
import styles from '../dossier.module.css';

/** Entretiens notés, et de quoi en noter un ; le résumé ne se montre qu'à qui lit la situation sociale. */
export function Entretiens({ dossier }: { readonly dossier: DossierVue }) {
  const entretiens = useQuery(optionsEntretiens(dossier.id));
  const [ajout, poserAjout] = useState(false);
  return (
    <>
      <div className={styles['titreRubrique']}>
        <h2>Entretiens</h2>
        {peut(dossier, 'NOTER_ENTRETIEN') && !ajout && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => poserAjout(true)}>
            Noter un entretien
          </Button>
        )}
      </div>
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
                <LigneEntretien key={entretien.id} entretien={entretien} />
              ))}
            </ol>
          )
        }
      </Lecture>
    </>
  );
}

function LigneEntretien({ entretien: { date, modalite, dureeMinutes, resume, auteur } }: { entretien: EntretienVue }) {
  const duree = dureeMinutes === null ? '' : `${dureeMinutes} min`;
  return (
    <li className={styles['ligne']}>
      <div>
        <b>{capitale(dateLongue(date))}</b>
        <div className="fin">
          {[libelleDe(LIBELLES_MODALITE, modalite), duree, auteur].filter((morceau) => morceau !== '').join(' · ')}
        </div>
        {resume && <p className={styles['texte']}>{resume}</p>}
      </div>
    </li>
  );
}
