// ECMA-402 needs ICU's data file, which is not there: V8 would throw, or end the process. So there is no `Intl`, and what
// ECMA-262 §22 and §21 leave to the implementation is done here, as for the locale en-US. Run in each new realm.
(() => {
  'use strict';
  delete globalThis.Intl;

  const { normalize, toLowerCase, toUpperCase } = String.prototype;
  const call = Function.prototype.call.bind(Function.prototype.call);
  const group = digits => digits.replace(/\B(?=(\d{3})+$)/g, ',');
  const define = (prototype, methods) => {
    for (const name of Object.keys(methods)) {
      Object.defineProperty(prototype, name, {
        value: methods[name], writable: true, enumerable: false, configurable: true,
      });
    }
  };
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const letters = text => call(toLowerCase, call(normalize, text, 'NFD').replace(/\p{M}+/gu, ''));

  define(String.prototype, {
    // By letters, then by their marks, then small before capital: the levels of the root collation.
    localeCompare(that) {
      const a = call(normalize, `${this}`, 'NFC');
      const b = call(normalize, `${that}`, 'NFC');
      return order(letters(a), letters(b)) || order(call(toLowerCase, a), call(toLowerCase, b)) || order(b, a);
    },
    // The compatibility forms need data: the canonical ones stand in.
    normalize(form = 'NFC') {
      const name = `${form}`;
      return call(normalize, this, name === 'NFKC' ? 'NFC' : name === 'NFKD' ? 'NFD' : name);
    },
    toLocaleLowerCase() {
      return call(toLowerCase, this);
    },
    toLocaleUpperCase() {
      return call(toUpperCase, this);
    },
  });

  const valueOfNumber = Number.prototype.valueOf;
  define(Number.prototype, {
    toLocaleString() {
      const number = call(valueOfNumber, this);
      if (number !== number) return 'NaN';
      const sign = number < 0 ? '-' : '';
      const size = number < 0 ? -number : number;
      if (size === Infinity) return `${sign}∞`;
      if (size >= 1e21) return sign + group(BigInt(size).toString());
      const [whole, fraction] = size.toFixed(3).split('.');
      const kept = fraction.replace(/0+$/, '');
      return sign + group(whole) + (kept && `.${kept}`);
    },
  });

  const valueOfBigInt = BigInt.prototype.valueOf;
  define(BigInt.prototype, {
    toLocaleString() {
      const text = call(valueOfBigInt, this).toString();
      return text[0] === '-' ? `-${group(text.slice(1))}` : group(text);
    },
  });

  const two = number => (number < 10 ? `0${number}` : `${number}`);
  const day = date => `${date.getMonth() + 1}/${date.getDate()}/${date.getFullYear()}`;
  const time = date =>
    `${date.getHours() % 12 || 12}:${two(date.getMinutes())}:${two(date.getSeconds())} ${date.getHours() < 12 ? 'AM' : 'PM'}`;
  const valueOfDate = Date.prototype.valueOf;
  const written = (date, how) => (call(valueOfDate, date) !== call(valueOfDate, date) ? 'Invalid Date' : how(date));
  define(Date.prototype, {
    toLocaleString() {
      return written(this, date => `${day(date)}, ${time(date)}`);
    },
    toLocaleDateString() {
      return written(this, day);
    },
    toLocaleTimeString() {
      return written(this, time);
    },
  });
})();
