import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIBELLES_FONCTION, UNITE_DE_FONCTION } from '@pdp/domain';
import type { HabilitationAdminVue } from '@pdp/domain';
import { libelleDe } from '../../platform/format/libelles';
import { ChampRecherche } from '../../platform/ui/formulaire/champ-recherche';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { optionsHabilitations } from '../administration/habilitation.requetes';
import { ListeSuppleances } from './liste-suppleances';
import { NouvelleSuppleance } from './nouvelle-suppleance';
import styles from './suppleance.module.css';

const SANS_DOSSIER: readonly string[] = ['ADMINISTRATION', 'PILOTAGE', 'ASSURE'];
const MONTREES = 8;

/** Absences de la plateforme : l'administrateur désigne un suppléant pour une personne. */
export function AbsencesPlateforme() {
  const [visee, viser] = useState<HabilitationAdminVue | null>(null);
  return (
    <>
      <Carte titre="Couvrir une absence">
        <ChoixAbsent choisir={viser} />
      </Carte>
      <Carte titre="Suppléances de la plateforme">
        <ListeSuppleances />
      </Carte>
      {visee && (
        <NouvelleSuppleance habilitationId={visee.id} absent={visee.utilisateur.nom} fermer={() => viser(null)} />
      )}
    </>
  );
}

function ChoixAbsent({ choisir }: { choisir: (habilitation: HabilitationAdminVue) => void }) {
  const [mots, poserMots] = useState('');
  const trouvees = useInfiniteQuery({ ...optionsHabilitations(mots), enabled: mots.length >= 2 });
  const lignes = (mots.length >= 2 ? (trouvees.data?.pages ?? []) : [])
    .flatMap(({ elements }) => elements)
    .filter(({ active, unite, fonction }) => active && !SANS_DOSSIER.includes(unite ?? UNITE_DE_FONCTION[fonction]));
  return (
    <div className={styles['formulaire']}>
      <ChampRecherche label="Personne absente" valeur={mots} surChoix={poserMots} />
      <p className="fin" role="status">
        {mots.length < 2 && 'Tapez au moins deux lettres de son nom.'}
        {mots.length >= 2 && trouvees.isSuccess && lignes.length === 0 && 'Personne de ce nom en exercice.'}
      </p>
      {lignes.slice(0, MONTREES).map((habilitation) => (
        <Button
          key={habilitation.id}
          variant="default"
          justify="space-between"
          onClick={() => choisir(habilitation)}
          rightSection={<span className="fin">{libelleDe(LIBELLES_FONCTION, habilitation.fonction)}</span>}
        >
          {habilitation.utilisateur.nom}
        </Button>
      ))}
    </div>
  );
}
