import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { LIBELLES_GROUPE_PRECONISATION, LIBELLES_STATUT_PRECONISATION } from '@pdp/domain';
import type { DossierVue, PreconisationVue } from '@pdp/domain';
import { useState } from 'react';
import { dateCourte } from '../../../platform/format/dates';
import { useAujourdhui } from '../../../platform/format/horloge';
import { libelleDe } from '../../../platform/format/libelles';
import { peut } from '../../../platform/permissions/capacites';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { optionsPreconisations } from '../dossier.requetes';
import { FormulairePreconisation } from './formulaire-preconisation';
import { PasPreconisation, PasseDePreconisation } from './pas-preconisation';
import { comptesDuGroupe, couleurPreconisation, libellePreconisation, parGroupe } from './preconisations.vue';
import styles from '../dossier.module.css';

/** Mesures proposées à la personne, groupe par groupe, et de quoi en noter une. */
export function Preconisations({ dossier }: { readonly dossier: DossierVue }) {
  const preconisations = useQuery(optionsPreconisations(dossier.id));
  const [ajout, poserAjout] = useState(false);
  return (
    <>
      <div className={styles['titreRubrique']}>
        <h2>Préconisations</h2>
        {peut(dossier, 'NOTER_PRECONISATION') && !ajout && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => poserAjout(true)}>
            Noter une préconisation
          </Button>
        )}
      </div>
      {ajout && <FormulairePreconisation dossier={dossier} fermer={() => poserAjout(false)} />}
      <Lecture requete={preconisations}>
        {({ elements }) =>
          elements.length === 0 ? (
            <EtatVide titre="Aucune préconisation">
              Une préconisation est une mesure proposée à la personne&nbsp;: visite, essai, formation, droits. Elle ne
              l’oblige à rien.
            </EtatVide>
          ) : (
            <Groupes dossierId={dossier.id} preconisations={elements} />
          )
        }
      </Lecture>
    </>
  );
}

type PropsGroupes = { readonly dossierId: string; readonly preconisations: readonly PreconisationVue[] };

const Groupes = ({ dossierId, preconisations }: PropsGroupes) => (
  <>
    {parGroupe(preconisations).map(([groupe, lignes]) => (
      <section key={groupe} className={styles['groupe']} aria-labelledby={`groupe-${groupe}`}>
        <h3 id={`groupe-${groupe}`}>
          {LIBELLES_GROUPE_PRECONISATION[groupe]} <span className="fin">({comptesDuGroupe(lignes)})</span>
        </h3>
        <ul className={styles['frise']}>
          {lignes.map((preconisation) => (
            <Ligne key={preconisation.id} dossierId={dossierId} preconisation={preconisation} />
          ))}
        </ul>
      </section>
    ))}
  </>
);

type PropsLigne = { readonly dossierId: string; readonly preconisation: PreconisationVue };

function Ligne({ dossierId, preconisation }: PropsLigne) {
  const { code, statut, creeLe, auteur, commentaire, lien, passe } = preconisation;
  const aujourdhui = useAujourdhui();
  return (
    <li className={styles['ligne']}>
      <div>
        <b>{libellePreconisation(code)}</b>
        <div className="fin">
          {auteur} · {dateCourte(creeLe, aujourdhui)}
        </div>
        {lien && <div className="fin">Suite donnée&nbsp;: {lien.libelle}</div>}
        <PasseDePreconisation passe={passe} />
        {commentaire && <p className={styles['texte']}>{commentaire}</p>}
        <PasPreconisation dossierId={dossierId} preconisation={preconisation} />
      </div>
      <Puce couleur={couleurPreconisation(statut)}>{libelleDe(LIBELLES_STATUT_PRECONISATION, statut)}</Puce>
    </li>
  );
}
