import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITES_TEXTE, categorieAvisDiffere, type PassageVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { peut } from '../../../platform/permissions/capacites';
import { useSession } from '../../../platform/session/session.requetes';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { useQuiLira } from '../../dossier/lecteurs.requetes';
import { commandesRevue, optionsPassage } from '../revue.requetes';
import { AvisDifferes } from './avis-differes';
import styles from './avis.module.css';

type Props = { readonly revueId: string; readonly passage: PassageVue };

/** Laisser un avis sur un dossier quand on sera absent ; il se lira au passage, selon les droits de chacun. */
export function LaisserAvis({ revueId, passage }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  if (!peut(passage, 'laisserUnAvis')) return null;
  const nombre = passage.nombreAvis > 0 ? ` (${passage.nombreAvis})` : '';
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        className={styles['ouvrir']}
        aria-expanded={ouvert}
        aria-label={`Avis différé sur ${passage.nomAffiche ?? 'ce dossier'}${nombre}`}
        onClick={() => poserOuvert(!ouvert)}
      >
        Avis différé{nombre}
      </Button>
      {ouvert && <Formulaire revueId={revueId} passage={passage} surFini={() => poserOuvert(false)} />}
    </>
  );
}

function Formulaire({ revueId, passage, surFini }: Props & { readonly surFini: () => void }) {
  const { unite } = useSession().habilitationActive;
  const lu = useQuery(optionsPassage(revueId, passage.id));
  const avis = lu.data?.avisDifferes ?? [];
  const mien = avis.find((a) => a.mien)?.texte ?? '';
  const [saisi, poserSaisi] = useState<string | null>(null);
  const requetes = useQueryClient();
  const texte = saisi ?? mien;
  const laisser = useMutation({
    mutationFn: () => commandesRevue.laisserAvis(passage.id, texte.trim()),
    onSuccess: () => {
      prevenir.succes('Votre avis est gardé pour la séance. La coordination sait que vous serez absent.');
      surFini();
      return requetes.invalidateQueries({ queryKey: cles.revue(revueId) });
    },
    onError: prevenir.echec,
  });
  return (
    <form
      className={styles['formulaire']}
      onSubmit={(e) => {
        e.preventDefault();
        if (texte.trim() !== '') laisser.mutate();
      }}
    >
      <AvisDifferes avis={avis.filter((a) => !a.mien)} />
      <ChampTexteLibre
        label="Votre avis, si vous serez absent"
        description="Ni diagnostic ni traitement. Il se lira quand ce dossier passera."
        lignes={2}
        limite={LIMITES_TEXTE.commentaire}
        lecteurs={useQuiLira(passage.dossierId, categorieAvisDiffere(unite))}
        value={texte}
        onChange={poserSaisi}
      />
      <Button type="submit" size="compact-md" loading={laisser.isPending} disabled={texte.trim() === ''}>
        Laisser cet avis
      </Button>
    </form>
  );
}
