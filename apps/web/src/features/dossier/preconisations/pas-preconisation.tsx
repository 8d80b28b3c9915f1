import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { LIBELLES_TRANSITION_PRECONISATION } from '@pdp/domain';
import type { PreconisationVue, TransitionPreconisation } from '@pdp/domain';
import { useState } from 'react';
import { identifiantAleatoire } from '../../../platform/api/idempotence';
import { dateCourte } from '../../../platform/format/dates';
import { useAujourdhui } from '../../../platform/format/horloge';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { optionsDispositifs } from '../../dispositif/dispositif.requetes';
import { optionsVisitesDossier } from '../../visite/visite.requetes';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import { choixDeLiens, corpsDuLien } from './preconisations.vue';

type Props = { readonly dossierId: string; readonly preconisation: PreconisationVue };

/** Noter où en est une préconisation, et la suite donnée ; « réalisée » est proposé quand cela a abouti. */
export function PasPreconisation({ dossierId, preconisation }: Props) {
  const [lie, ouvrirLien] = useState(false);
  const relire = useRelireDossier(dossierId);
  const avancer = useMutation({
    mutationFn: (transition: string) =>
      commandesDossier.avancerPreconisation(preconisation, { transition }, identifiantAleatoire()),
    onSuccess: () => prevenir.succes('Statut noté.'),
    onSettled: () => relire(),
  });
  if (preconisation.transitions.length === 0) return null;
  return (
    <>
      {avancer.isError && <Erreur erreur={avancer.error} />}
      {preconisation.realisationProposee && (
        <p role="status">La suite donnée a abouti&nbsp;: vous pouvez la noter réalisée.</p>
      )}
      <Rangee>
        {preconisation.transitions.map((transition) => (
          <Button
            key={transition}
            size="xs"
            variant={transition === 'realiser' && preconisation.realisationProposee ? 'filled' : 'default'}
            loading={avancer.isPending && avancer.variables === transition}
            onClick={() => avancer.mutate(transition)}
          >
            {LIBELLES_TRANSITION_PRECONISATION[transition as TransitionPreconisation] ?? transition}
          </Button>
        ))}
        {!lie && (
          <Button size="xs" variant="subtle" onClick={() => ouvrirLien(true)}>
            {preconisation.lien ? 'Changer la suite donnée' : 'Dire la suite donnée'}
          </Button>
        )}
      </Rangee>
      {lie && <Lier dossierId={dossierId} preconisation={preconisation} fermer={() => ouvrirLien(false)} />}
    </>
  );
}

function Lier({ dossierId, preconisation, fermer }: Props & { readonly fermer: () => void }) {
  const [choix, choisir] = useState('');
  const dispositifs = useQuery(optionsDispositifs(dossierId));
  const visites = useQuery(optionsVisitesDossier(dossierId));
  const relire = useRelireDossier(dossierId);
  const lier = useMutation({
    mutationFn: () =>
      commandesDossier.avancerPreconisation(
        preconisation,
        { transition: 'lier', ...corpsDuLien(choix) },
        identifiantAleatoire(),
      ),
    onSuccess: () => {
      prevenir.succes('Lien noté.');
      fermer();
    },
    onSettled: () => relire(),
  });
  const liens = choixDeLiens(dispositifs.data?.elements ?? [], visites.data?.elements ?? []);
  if (dispositifs.isSuccess && liens.length === 0)
    return <p className="doux">Aucun dispositif ni visite dans ce dossier pour l’instant.</p>;
  return (
    <>
      {lier.isError && <Erreur erreur={lier.error} />}
      <NativeSelect
        label="Dispositif ou visite qui en est la suite"
        data={[{ value: '', label: 'Choisir…' }, ...liens]}
        value={choix}
        onChange={(e) => choisir(e.currentTarget.value)}
      />
      <Rangee>
        <Button size="xs" disabled={choix === ''} loading={lier.isPending} onClick={() => lier.mutate()}>
          Noter ce lien
        </Button>
        <Button size="xs" variant="default" onClick={fermer}>
          Fermer
        </Button>
      </Rangee>
    </>
  );
}

/** Statuts passés d'une préconisation, datés et signés. */
export function PasseDePreconisation({ passe }: Pick<PreconisationVue, 'passe'>) {
  const aujourdhui = useAujourdhui();
  if (passe.length === 0) return null;
  return (
    <ul className="fin">
      {passe.map(({ statut, le, par }) => (
        <li key={le}>{[STATUTS[statut] ?? statut, par, dateCourte(le, aujourdhui)].filter(Boolean).join(' · ')}</li>
      ))}
    </ul>
  );
}

const STATUTS: Readonly<Record<string, string>> = {
  ACCEPTEE: 'acceptée',
  REALISEE: 'réalisée',
  ABANDONNEE: 'abandonnée',
};
