import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITES_TEXTE, type CompteRenduVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { dateHeureMoyenne } from '../../../platform/format/dates';
import { peut } from '../../../platform/permissions/capacites';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue, optionsLecturesCompteRendu } from '../revue.requetes';
import styles from './compte-rendu.module.css';

type Props = { readonly compteRendu: CompteRenduVue };

const minutes = (secondes: number | null): string => (secondes === null ? '—' : `${Math.round(secondes / 60)} min`);

/** Ce que la séance a donné : chaque part avec ses deux termes, aucun nom de personne suivie. */
export function Synthese({ compteRendu: { synthese: s } }: Props) {
  const lignes: readonly (readonly [string, string])[] = [
    ['Décision, porteur et date', `${s.complets.numerateur} dossiers sur ${s.complets.denominateur} examinés`],
    ['Décision prise', `${s.avecDecision.numerateur} sur ${s.avecDecision.denominateur}`],
    ['Temps par dossier', `${minutes(s.dureeMoyenneSecondes)} en moyenne, ${minutes(s.dureeMaximaleSecondes)} au plus`],
    ['Présence', s.presence.map((p) => `${p.fonction} : ${p.nombre}`).join(' · ') || 'non relevée'],
    ...(s.voixManquantes > 0
      ? [
          [
            'Voix manquante',
            `${s.voixManquantes} ${s.voixManquantes > 1 ? 'dossiers' : 'dossier'} à représenter`,
          ] as const,
        ]
      : []),
    ...(s.suivi.faites + s.suivi.pasFaites > 0
      ? [['Décidé la dernière fois', `${s.suivi.faites} faites, ${s.suivi.pasFaites} pas faites`] as const]
      : []),
  ];
  return (
    <Carte titre="Synthèse de la séance">
      <dl className={styles['synthese']}>
        {lignes.map(([quoi, combien]) => (
          <div key={quoi}>
            <dt>{quoi}</dt>
            <dd>{combien}</dd>
          </div>
        ))}
      </dl>
    </Carte>
  );
}

/** Corrections datées d'un compte rendu figé. */
export function Ajouts({ compteRendu }: Props) {
  if (compteRendu.ajouts.length === 0 && !peut(compteRendu, 'ajouter')) return null;
  return (
    <Carte titre="Ajouts">
      {compteRendu.ajouts.map((a) => (
        <p key={a.id}>
          <b>
            {dateHeureMoyenne(a.le)}, {a.auteur}
          </b>
          {a.ordre !== null && ` — dossier ${a.ordre}`}&nbsp;: {a.texte}
        </p>
      ))}
      {peut(compteRendu, 'ajouter') && <NouvelAjout compteRendu={compteRendu} />}
    </Carte>
  );
}

function NouvelAjout({ compteRendu }: Props) {
  const requetes = useQueryClient();
  const [texte, poserTexte] = useState('');
  const [passageId, poserPassage] = useState<string | null>(null);
  const ajouter = useMutation({
    mutationFn: () => commandesRevue.ajouterAuCompteRendu(compteRendu.revueId, texte, passageId),
    onSuccess: () => {
      poserTexte('');
      void requetes.invalidateQueries({ queryKey: cles.revue(compteRendu.revueId, 'compte-rendu') });
    },
    onError: prevenir.echec,
  });
  const dossiers = compteRendu.passages.flatMap((p) =>
    p.passageId === null ? [] : [{ value: p.passageId, label: `${p.ordre}. ${p.nomAffiche ?? 'Dossier'}` }],
  );
  return (
    <div className={styles['ajout']}>
      <Select
        label="Dossier concerné"
        placeholder="Toute la séance"
        clearable
        data={dossiers}
        value={passageId}
        onChange={poserPassage}
      />
      <ChampTexteLibre
        label="Ajouter au compte rendu"
        description="Daté et signé. Ni l’ajout ni le compte rendu ne changent ensuite."
        lignes={2}
        limite={LIMITES_TEXTE.decision}
        lecteurs={
          passageId === null ? ['tous les lecteurs du compte rendu'] : ['ceux qui lisent la décision de ce dossier']
        }
        value={texte}
        onChange={poserTexte}
      />
      <Button disabled={texte.trim() === ''} loading={ajouter.isPending} onClick={() => ajouter.mutate()}>
        Ajouter
      </Button>
    </div>
  );
}

/** Qui a ouvert ce compte rendu, et quand. */
export function Lectures({ compteRendu }: Props) {
  const lectures = useQuery({
    ...optionsLecturesCompteRendu(compteRendu.revueId),
    enabled: peut(compteRendu, 'voirLectures'),
  });
  if (!lectures.data) return null;
  return (
    <Carte titre="Qui l’a ouvert">
      <ul className={styles['lectures']}>
        {lectures.data.elements.map((l) => (
          <li key={`${l.nom}${l.premiere}`}>
            {l.nom} <span className="doux">({l.fonction})</span>, le {dateHeureMoyenne(l.premiere)}
            {l.fois > 1 && <span className="fin"> — {l.fois} ouvertures</span>}
          </li>
        ))}
      </ul>
    </Carte>
  );
}
