import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { visitesAMontrer } from '@pdp/domain';
import type { MonLivretVue, TransitionVisiteRequete } from '@pdp/domain';
import { enEchec } from '../../platform/api/probleme';
import { peut } from '../../platform/permissions/capacites';
import { EnDeuxTemps } from './en-deux-temps';
import { optionsServices, useDemanderVisite, useRepondreVisite } from './livret.requetes';
import { visiteEnClair } from './livret.vue';
import styles from './livret.module.css';

type Visite = MonLivretVue['visites'][number];
type Props = { readonly livret: MonLivretVue; readonly maintenant: number; readonly aujourdhui: string };

/** « Ma visite avec la santé au travail » : où elle en est, la demander, la refuser, s'opposer à la transmission. */
export function MesVisites({ livret, maintenant, aujourdhui }: Props) {
  const visites = visitesAMontrer(livret, maintenant);
  const demandable = peut(livret, 'DEMANDER_VISITE');
  if (visites.length === 0 && !demandable) return null;
  return (
    <section aria-labelledby="titre-visites">
      <h2 id="titre-visites" data-lu="">
        Ma visite avec la santé au travail
      </h2>
      {visites.map((visite) => (
        <UneVisite key={visite.id} visite={visite} aujourdhui={aujourdhui} />
      ))}
      {demandable && <Demander dossierId={livret.dossierId} />}
    </section>
  );
}

type Geste = {
  readonly transition: TransitionVisiteRequete['transition'];
  readonly libelle: string;
  readonly question: string;
  readonly effets: readonly string[];
  readonly oui: string;
  readonly non: string;
};

const DEMANDER: Geste = {
  transition: 'demander',
  libelle: 'Demander cette visite',
  question: 'Demander cette visite\u00a0?',
  effets: ['Le service de santé au travail reçoit votre demande.', 'Votre employeur n’est pas prévenu.'],
  oui: 'Oui, demander la visite',
  non: 'Pas maintenant',
};

const GESTES: readonly Geste[] = [
  DEMANDER,
  {
    transition: 'refuser',
    libelle: 'Je ne veux pas de cette visite',
    question: 'Refuser cette visite\u00a0?',
    effets: ['La visite est annulée.', 'Vos droits ne changent pas. Vous pourrez en demander une autre.'],
    oui: 'Oui, refuser la visite',
    non: 'Garder la visite',
  },
  {
    transition: 'opposerTransmission',
    libelle: 'Je ne veux pas que les conseils soient transmis',
    question: 'Refuser la transmission\u00a0?',
    effets: ['Les conseils du médecin restent entre vous et lui.', 'Votre employeur ne les recevra pas.'],
    oui: 'Oui, ne rien transmettre',
    non: 'Laisser transmettre',
  },
];

function UneVisite({ visite, aujourdhui }: { visite: Visite; aujourdhui: string }) {
  const repondre = useRepondreVisite();
  const { id, version } = visite;
  return (
    <div className={styles['bloc']}>
      <p data-lu="">{visiteEnClair(visite, aujourdhui)}</p>
      {GESTES.filter(({ transition }) => visite.capacites.includes(transition)).map((geste) => (
        <EnDeuxTemps
          key={geste.transition}
          {...geste}
          enBouton={geste.transition === 'demander'}
          enCours={repondre.isPending}
          erreur={repondre.error}
          agir={() => repondre.mutate({ id, version, transition: geste.transition })}
        >
          {geste.effets.map((effet) => (
            <p key={effet}>{effet}</p>
          ))}
        </EnDeuxTemps>
      ))}
    </div>
  );
}

function Demander({ dossierId }: { dossierId: string }) {
  const demander = useDemanderVisite(dossierId);
  const [service, choisir] = useState('');
  const aChoisir = demander.error && enEchec(demander.error).champs.some(({ chemin }) => chemin === 'organismeId');
  return (
    <div className={styles['bloc']}>
      <p data-lu="">
        Vous pouvez rencontrer le médecin du travail avant la fin de votre arrêt. Cette visite prépare votre retour.
        Elle ne décide de rien.
      </p>
      <EnDeuxTemps
        {...DEMANDER}
        libelle="Demander une visite"
        enBouton
        enCours={demander.isPending}
        erreur={aChoisir ? null : demander.error}
        agir={() => demander.mutate(service === '' ? undefined : service)}
      >
        {DEMANDER.effets.map((effet) => (
          <p key={effet}>{effet}</p>
        ))}
        {aChoisir && <ChoixService service={service} choisir={choisir} />}
      </EnDeuxTemps>
    </div>
  );
}

function ChoixService({ service, choisir }: { service: string; choisir: (id: string) => void }) {
  const id = useId();
  const services = useQuery(optionsServices).data?.elements ?? [];
  return (
    <div className={styles['champ']} role="alert">
      <label htmlFor={id}>Quel est votre service de santé au travail&nbsp;?</label>
      <select id={id} value={service} onChange={(e) => choisir(e.currentTarget.value)}>
        <option value="">Choisir…</option>
        {services.map(({ id: valeur, nom, commune }) => (
          <option key={valeur} value={valeur}>
            {[nom, commune].filter(Boolean).join(', ')}
          </option>
        ))}
      </select>
    </div>
  );
}
