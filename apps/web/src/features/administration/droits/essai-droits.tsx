import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIBELLES_FONCTION } from '@pdp/domain';
import type { CategorieSimulee, DroitSimule, SimulationDroits } from '@pdp/domain';
import { libelleDe } from '../../../platform/format/libelles';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { Lecture } from '../../../platform/ui/retours/lecture';
import type { Colonne } from '../../../platform/ui/tableau/colonne';
import { Tableau } from '../../../platform/ui/tableau/tableau';
import { optionsSimulation } from './droits.requetes';
import * as vue from './droits.vue';
import styles from '../administration.module.css';

/** « Tester les droits de… » : ce qu'une fonction verrait et pourrait faire d'un dossier fictif, et pourquoi. */
export function EssaiDroits() {
  const [choix, poserChoix] = useState(vue.SITUATION_DE_DEPART);
  const simulation = useQuery(optionsSimulation(choix));
  return (
    <>
      <Carte titre="Tester les droits de…">
        <p>
          Choisissez une fonction et une situation. Le dossier est fictif&nbsp;: aucune donnée n’est ouverte, seules les
          règles répondent.
        </p>
        <Situation choix={choix} poser={(suite) => poserChoix({ ...choix, ...suite })} />
      </Carte>
      <Lecture requete={simulation}>{(lu) => <Resultat simulation={lu} />}</Lecture>
    </>
  );
}

type PropsSituation = { choix: vue.ChoixSituation; poser: (suite: Partial<vue.ChoixSituation>) => void };

function Situation({ choix, poser }: PropsSituation) {
  const champ = (cle: keyof vue.ChoixSituation, label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      data={data}
      value={choix[cle]}
      onChange={(e) => poser({ [cle]: e.currentTarget.value })}
    />
  );
  return (
    <div className={styles['situation']}>
      {champ('fonction', 'Fonction', vue.OPTIONS_TEST_FONCTION)}
      {champ('lien', 'Lien avec le dossier', vue.OPTIONS_LIEN)}
      {champ('accompagnement', 'Accord à l’accompagnement coordonné', vue.OPTIONS_ACCOMPAGNEMENT)}
      {champ('accord', 'Accord donné à son organisme', vue.OPTIONS_ACCOMPAGNEMENT)}
      {champ('etat', 'État du dossier', vue.OPTIONS_ETAT)}
    </div>
  );
}

function Resultat({ simulation }: { simulation: SimulationDroits }) {
  const { situation, categories, actes, dossierVisible } = simulation;
  const fonction = libelleDe(LIBELLES_FONCTION, situation.fonction);
  const permis = actes.filter((acte) => acte.permis);
  return (
    <>
      <Bandeau couleur={dossierVisible ? 'vert' : 'ambre'} annonce>
        {dossierVisible
          ? `${fonction}\u00a0: le dossier s’ouvre, ${vue.nombreLu(categories)} rubriques sur ${categories.length} se lisent.`
          : `${fonction}\u00a0: ce dossier n’existe pas pour cette personne, ni dans ses listes, ni par son adresse.`}
      </Bandeau>
      <Carte titre="Rubriques du dossier">
        <Tableau
          legende="Droits sur chaque rubrique"
          colonnes={COLONNES}
          lignes={categories}
          cle={({ categorie }) => categorie}
        />
      </Carte>
      <Carte titre="Ce que cette fonction peut entreprendre">
        <p className="fin">
          En général&nbsp;; chaque dossier tranche ensuite, d’après le lien et les accords. Le reste lui est refusé.
        </p>
        <ul className={styles['actes']}>
          {permis.map(({ acte, libelle }) => (
            <li key={acte}>{libelle}</li>
          ))}
        </ul>
        <details>
          <summary>Refusé à cette fonction&nbsp;: {actes.length - permis.length}</summary>
          <ul className={styles['actes']}>
            {actes
              .filter((acte) => !acte.permis)
              .map(({ acte, libelle }) => (
                <li key={acte}>{libelle}</li>
              ))}
          </ul>
        </details>
      </Carte>
    </>
  );
}

const COULEURS = { Oui: 'vert', 'En partie': 'bleu', Non: 'gris' } as const;

function Case({ droit }: { droit: DroitSimule }) {
  const { mot, raison } = vue.caseEnClair(droit);
  return (
    <>
      <Puce couleur={COULEURS[mot as keyof typeof COULEURS]}>{mot}</Puce>
      {raison !== null && <div className="fin">{raison}</div>}
    </>
  );
}

const COLONNES: readonly Colonne<CategorieSimulee>[] = [
  { cle: 'categorie', titre: 'Rubrique', principale: true, cellule: (c) => <b>{vue.nomDe(c)}</b> },
  { cle: 'lire', titre: 'Lire', cellule: ({ lire }) => <Case droit={lire} /> },
  { cle: 'ecrire', titre: 'Écrire', cellule: ({ ecrire }) => <Case droit={ecrire} /> },
  {
    cle: 'proposer',
    titre: 'Proposer',
    cellule: ({ proposer }) => (proposer.accorde ? <Case droit={proposer} /> : <span className="fin">Non</span>),
  },
  {
    cle: 'compter',
    titre: 'Compter',
    cellule: ({ compter }) => (compter.accorde ? <Case droit={compter} /> : <span className="fin">Non</span>),
  },
];
