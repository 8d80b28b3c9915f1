import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RegleVue } from '@pdp/domain';
import { useState } from 'react';
import { dateMoyenne } from '../../../platform/format/dates';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Lecture } from '../../../platform/ui/retours/lecture';
import type { Colonne } from '../../../platform/ui/tableau/colonne';
import { Tableau } from '../../../platform/ui/tableau/tableau';
import { ChangerRegle } from './changer-regle';
import { optionsRegles } from './regles.requetes';
import { ETATS_REGLE, nomRegle, periodeRegle, valeurEnClair } from './regles.vue';

/** Règles datées : valeur, dates, source ; une nouvelle ligne remplace à partir d'une date, le passé ne se change pas. */
export function ListeRegles() {
  const regles = useQuery(optionsRegles);
  const [aChanger, poserAChanger] = useState<RegleVue>();
  return (
    <Carte titre="Règles datées">
      <p>
        Ces règles comptent et rappellent ; elles n’ouvrent ni ne ferment aucun droit. Une nouvelle valeur compte à
        partir de sa date, pour votre plateforme&nbsp;: ce qui est passé reste compté comme il l’était.
      </p>
      <Lecture requete={regles}>
        {({ elements }) => (
          <Tableau
            legende="Règles datées"
            colonnes={colonnes(poserAChanger)}
            lignes={elements}
            cle={({ code, valideDu }) => `${code}-${valideDu}`}
          />
        )}
      </Lecture>
      {aChanger && regles.data && (
        <ChangerRegle regle={aChanger} aujourdhui={regles.data.aujourdhui} fermer={() => poserAChanger(undefined)} />
      )}
    </Carte>
  );
}

const colonnes = (changer: (regle: RegleVue) => void): readonly Colonne<RegleVue>[] => [
  {
    cle: 'regle',
    titre: 'Règle',
    principale: true,
    cellule: (regle) => (
      <>
        <b>{nomRegle(regle)}</b>
        <div className="fin">{regle.source}</div>
        {regle.ajoutee && (
          <div className="fin">
            Ajoutée par {regle.ajoutee.par} le {dateMoyenne(regle.ajoutee.le)}
          </div>
        )}
      </>
    ),
  },
  { cle: 'valeur', titre: 'Valeur', cellule: valeurEnClair },
  { cle: 'periode', titre: 'Valable', cellule: periodeRegle },
  {
    cle: 'etat',
    titre: 'État',
    cellule: ({ etat }) => <Puce couleur={ETATS_REGLE[etat][1]}>{ETATS_REGLE[etat][0]}</Puce>,
  },
  {
    cle: 'gestes',
    titre: 'Gestes',
    cellule: (regle) =>
      regle.etat === 'EN_VIGUEUR' && (
        <Button
          variant="default"
          size="compact-md"
          onClick={() => changer(regle)}
          aria-label={`Changer à partir d’une date : ${nomRegle(regle)}`}
        >
          Changer
        </Button>
      ),
  },
];
